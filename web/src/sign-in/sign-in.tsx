import { useEffect, useState } from 'preact/hooks';
import {
  knownIdentities, platformSettings, resume, type Identity, type PlatformSettings, type Session,
} from '../session/index.ts';
import type { Words } from '../words/language.ts';
import { KnownPeople } from './known-people.tsx';
import { NumberForm } from './number-form.tsx';
import { PasswordForm, SignUpForm } from './password-form.tsx';
import { ProviderButtons } from './provider-buttons.tsx';
import { rememberVisit, wasHere } from './visits.ts';
import { Welcome } from './welcome.tsx';
import { t } from '../words/t.ts';

interface Props {
  /** Why the user has to sign in again. */
  readonly reason: string | undefined;
  /** The name that is filled in at first. */
  readonly name: string;
  onSession(session: Session): void;
}

type Way = 'sign-in' | 'sign-up' | 'number';

const heads: Readonly<Record<Way, readonly [title: Words, lead: Words]>> = {
  'sign-in': ['Welcome to CecoChat', 'Sign in to continue where you stopped.'],
  'sign-up': ['Create your account', 'A name and a password, and you are in.'],
  number: ['Sign in by number', 'For development.'],
};

/** Asks who the user is. */
export function SignIn({ reason, name, onSession }: Props) {
  const settings = useSettings();
  const known = knownIdentities();
  const [chosen, setWay] = useState<Way | undefined>(reason === undefined && known.length === 0 ? undefined : 'sign-in');
  const way = chosen ?? (settings && firstWay(settings));
  const [title, lead] = heads[way ?? 'sign-in'];
  useEffect(() => document.getElementById(`${way}-${way === 'number' ? 'user' : 'name'}`)?.focus(), [way]);
  const enter = (session: Session) => {
    rememberVisit();
    onSession(session);
  };
  return (
    <Welcome title={t(title)} lead={reason ?? t(lead)} isProblem={reason !== undefined}>
      {way !== undefined && <Form {...{ way, name, known, settings }} onSession={enter} />}
      {way !== undefined && <OtherWays way={way} settings={settings} onWay={setWay} />}
    </Welcome>
  );
}

interface FormProps extends Pick<Props, 'name' | 'onSession'> {
  readonly way: Way;
  readonly known: readonly Identity[];
  readonly settings: PlatformSettings | undefined;
}

function Form({ way, name, known, settings, onSession }: FormProps) {
  const providers = <ProviderButtons providers={settings?.providers ?? []} />;
  if (way === 'sign-up') return <>{providers}<SignUpForm onSession={onSession} /></>;
  return (
    <>
      <KnownPeople known={known} onChoose={(identity) => onSession(resume(identity))} />
      {way === 'number'
        ? <NumberForm onSession={onSession} />
        : <>{providers}<PasswordForm name={name} onSession={onSession} /></>}
    </>
  );
}

/** New people want an account; those who were here before sign in. */
const firstWay = ({ signUp }: PlatformSettings): Way => (signUp && !wasHere() ? 'sign-up' : 'sign-in');

/** Without a network. */
const unknown: PlatformSettings = { signIn: ['password'], signUp: false, providers: [] };

/** Undefined until the answer is there, so that no form is replaced by another one. */
function useSettings(): PlatformSettings | undefined {
  const [settings, setSettings] = useState<PlatformSettings>();
  useEffect(() => void platformSettings().then(setSettings, () => setSettings(unknown)), []);
  return settings;
}

interface OtherWaysProps {
  readonly way: Way;
  readonly settings: PlatformSettings | undefined;
  onWay(way: Way): void;
}

function OtherWays({ way, settings, onWay }: OtherWaysProps) {
  return (
    <div class="other-ways">
      {way === 'sign-in' && settings?.signUp === true && (
        <p>
          {t('New here?')}
          {' '}
          <button type="button" class="link" onClick={() => onWay('sign-up')}>{t('Create an account')}</button>
        </p>
      )}
      {way !== 'sign-in' && (
        <p>
          {t('Have an account?')}
          {' '}
          <button type="button" class="link" onClick={() => onWay('sign-in')}>{t('Sign in instead')}</button>
        </p>
      )}
      {way !== 'number' && settings?.signIn.includes('number') === true && (
        <p>
          <button type="button" class="link quiet" onClick={() => onWay('number')}>
            {t('Use a number (development)')}
          </button>
        </p>
      )}
    </div>
  );
}
