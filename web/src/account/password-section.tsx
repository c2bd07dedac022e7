import { useState } from 'preact/hooks';
import { PasswordField } from '../parts/field.tsx';
import { FormProblem, PasswordHelp, useSubmit } from '../sign-in/index.ts';
import type { SectionProps } from './section-props.ts';
import { t } from '../words/t.ts';

/** Changes the password, which ends all other sessions. */
export function PasswordSection({ open: { session } }: SectionProps) {
  const [oldPassword, setOld] = useState('');
  const [newPassword, setNew] = useState('');
  const [isDone, setDone] = useState(false);
  const form = useSubmit('password', async () => {
    if (oldPassword === '') {
      return form.refuse({ field: 'oldPassword', words: t('Enter the password that you have now.') });
    }
    await session.call('ChangePassword', { oldPassword, newPassword });
    setOld('');
    setNew('');
    setDone(true);
  });
  const change = (set: (text: string) => void) => (text: string) => {
    set(text);
    setDone(false);
    form.clear();
  };
  return (
    <section class="panel" aria-labelledby="password-title">
      <h2 id="password-title">{t('Password')}</h2>
      <form noValidate onSubmit={(event) => void form.submit(event)}>
        <input class="hidden" type="text" autocomplete="username" value={session.name} readOnly tabIndex={-1} aria-hidden="true" />
        <PasswordField
          id="password-oldPassword" label={t('Password now')} autocomplete="current-password" value={oldPassword}
          problem={form.problemOf('oldPassword')} onText={change(setOld)}
        />
        <PasswordField
          id="password-newPassword" label={t('New password')} autocomplete="new-password" value={newPassword}
          help={<PasswordHelp length={[...newPassword].length} />} problem={form.problemOf('newPassword')} onText={change(setNew)}
        />
        <FormProblem words={form.problemOf()} />
        <div class="panel-actions">
          <button type="submit" class="primary" disabled={form.isBusy}>{t('Change password')}</button>
          <span class="saved" role="status">{isDone ? t('Changed. Your other sessions have ended.') : ''}</span>
        </div>
      </form>
    </section>
  );
}
