import { useState } from 'preact/hooks';
import { Field } from '../parts/field.tsx';
import { parseUserId } from '../sdk.ts';
import { NumberSession, type Session } from '../session/index.ts';
import { useSubmit } from './use-submit.ts';
import { FormProblem } from './password-form.tsx';
import { t } from '../words/t.ts';

/** Signs in by the number of a user, where the platform has a development issuer. */
export function NumberForm({ onSession }: { onSession(session: Session): void }) {
  const [text, setText] = useState('');
  const form = useSubmit('number', async () => {
    const user = parseUserId(text.trim());
    if (user === undefined) return form.refuse({ field: 'user', words: t('Enter the number of a user, such as 1.') });
    onSession(await NumberSession.signIn(user.toString()));
  });
  return (
    <form class="sign-in-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <Field
        id="number-user" label={t('Your user number')} inputMode="numeric" autocomplete="off" placeholder="1"
        value={text}
        problem={form.problemOf('user')}
        help={t('This is a development platform: any number is a user, without a password.')}
        onText={(next) => {
          setText(next);
          form.clear();
        }}
      />
      <FormProblem words={form.problemOf()} />
      <button type="submit" class="primary wide" disabled={form.isBusy}>
        {form.isBusy ? t('Signing in …') : t('Sign in')}
      </button>
    </form>
  );
}
