import { useState } from 'preact/hooks';
import { Field, PasswordField } from '../parts/field.tsx';
import { AccountSession, type Session } from '../session/index.ts';
import { useSubmit } from './use-submit.ts';
import { t } from '../words/t.ts';

interface Props {
  /** The name that is filled in at first. */
  readonly name: string;
  onSession(session: Session): void;
}

const nameInput = {
  autocapitalize: 'none', autocorrect: 'off', spellcheck: false, autocomplete: 'username', maxLength: 64, dir: 'auto',
} as const;

/** Signs in by name and password. */
export function PasswordForm({ name: known, onSession }: Props) {
  const [name, setName] = useState(known);
  const [password, setPassword] = useState('');
  const form = useSubmit('sign-in', async () => {
    if (name.trim() === '') return form.refuse({ field: 'name', words: t('Enter your name.') });
    if (password === '') return form.refuse({ field: 'password', words: t('Enter your password.') });
    onSession(await AccountSession.signIn(name.trim(), password));
  });
  const change = (set: (text: string) => void) => (text: string) => {
    set(text);
    form.clear();
  };
  return (
    <form class="sign-in-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <Field
        {...nameInput} id="sign-in-name" name="username" label={t('Name')} value={name} problem={form.problemOf('name')}
        onText={change(setName)}
      />
      <PasswordField
        id="sign-in-password" name="password" label={t('Password')} autocomplete="current-password" value={password}
        problem={form.problemOf('password')} onText={change(setPassword)}
      />
      <FormProblem words={form.problemOf()} />
      <button type="submit" class="primary wide" disabled={form.isBusy}>
        {form.isBusy ? t('Signing in …') : t('Sign in')}
      </button>
    </form>
  );
}

const enough = 8;

/** Makes an account. */
export function SignUpForm({ onSession }: Pick<Props, 'onSession'>) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const form = useSubmit('sign-up', async () => {
    if (name.trim() === '') return form.refuse({ field: 'name', words: t('Choose a name.') });
    if ([...password].length < enough) {
      return form.refuse({ field: 'password', words: t('Use at least {count} characters.', { count: enough }) });
    }
    onSession(await AccountSession.signUp(name.trim(), password));
  });
  const change = (set: (text: string) => void) => (text: string) => {
    set(text);
    form.clear();
  };
  return (
    <form class="sign-in-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <Field
        {...nameInput} id="sign-up-name" name="username" label={t('Name')} value={name} problem={form.problemOf('name')}
        help={t('Others find you by it. Letters and digits, such as ada.lovelace.')} onText={change(setName)}
      />
      <PasswordField
        id="sign-up-password" name="password" label={t('Password')} autocomplete="new-password" value={password}
        problem={form.problemOf('password')} help={<PasswordHelp length={[...password].length} />} onText={change(setPassword)}
      />
      <FormProblem words={form.problemOf()} />
      <button type="submit" class="primary wide" disabled={form.isBusy}>
        {form.isBusy ? t('Creating your account …') : t('Create account')}
      </button>
    </form>
  );
}

/** The one rule, and what helps: no signs that must be in it. */
export const PasswordHelp = ({ length }: { readonly length: number }) => (
  <>
    {length >= enough ? t('Long enough.') : t('At least {count} characters.', { count: enough })}
    {' '}
    {t('A few unrelated words are easy to remember and hard to guess.')}
  </>
);

export const FormProblem = ({ words }: { readonly words: string | undefined }) =>
  (words === undefined ? null : <p class="form-problem" role="alert">{words}</p>);
