import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { PasswordField } from '../parts/field.tsx';
import { CloseButton } from '../parts/close-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { ChatError } from '../sdk.ts';
import { FormProblem, useSubmit } from '../sign-in/index.ts';
import type { SectionProps } from './section-props.ts';
import { t } from '../words/t.ts';

interface Props extends SectionProps {
  /** Without one the session is the proof: the user signs in at a provider. */
  readonly hasPassword: boolean;
  onDeleted(): void;
}

/** Deletes the account, after the password was asked for. */
export function DeleteAccount({ onDeleted, ...props }: Props) {
  const [isAsking, setAsking] = useState(false);
  return (
    <section class="panel" aria-labelledby="delete-title">
      <h2 id="delete-title">{t('Delete the account')}</h2>
      <p class="help">
        {t('Removes your profile, contacts and sessions, and frees your name.')}
        {' '}
        {t('Messages that you have sent stay with those who got them.')}
      </p>
      <div class="panel-actions">
        <button type="button" class="secondary danger" onClick={() => setAsking(true)}>
          <Icon name="trash" /> {t('Delete my account')}
        </button>
      </div>
      {isAsking && <Confirm {...props} onDeleted={onDeleted} onClose={() => setAsking(false)} />}
    </section>
  );
}

function Confirm({ open: { session }, hasPassword, onDeleted, onClose }: Props & { onClose(): void }) {
  const place = useRef<HTMLDialogElement>(null);
  const [password, setPassword] = useState('');
  useLayoutEffect(() => {
    place.current?.showModal();
    document.getElementById('delete-password')?.focus();
  }, []);
  const form = useSubmit('delete', async () => {
    if (hasPassword && password === '') return form.refuse({ field: 'password', words: t('Enter your password.') });
    try {
      await session.call('DeleteAccount', { password });
    } catch (error) {
      if (!(error instanceof ChatError) || error.code !== 'wrong-credentials') throw error;
      return form.refuse({ field: 'password', words: t('This is not your password.') });
    }
    onDeleted();
  });
  return (
    <dialog ref={place} class="sheet" aria-labelledby="confirm-title" onClose={onClose}>
      <form noValidate onSubmit={(event) => void form.submit(event)}>
        <div class="sheet-head">
          <h2 id="confirm-title">{t('Delete the account @{name}?', { name: session.name })}</h2>
          <CloseButton />
        </div>
        <p>{t('This cannot be taken back.')}</p>
        {hasPassword && (
          <PasswordField
            id="delete-password" label={t('Your password')} autocomplete="current-password" value={password}
            problem={form.problemOf('password')} onText={(text) => {
              setPassword(text);
              form.clear();
            }}
          />
        )}
        <FormProblem words={form.problemOf()} />
        <button type="submit" class="primary danger wide" disabled={form.isBusy}>{t('Delete for good')}</button>
      </form>
    </dialog>
  );
}
