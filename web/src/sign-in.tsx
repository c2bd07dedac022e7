import { useState } from 'preact/hooks';
import { Avatar } from './parts/avatar.tsx';
import { ChatError, parseUserId } from './sdk.ts';
import { rememberedUsers, requestToken } from './identity.ts';
import { problemWords } from './words/problems.ts';

interface Props {
  /** Why the user has to sign in again. */
  readonly reason: string | undefined;
  onSignedIn(user: string): void;
}

/** Signs in by the number of a user, where the platform has a development issuer. */
export function SignIn({ reason, onSignedIn }: Props) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState(reason);
  const [isBusy, setBusy] = useState(false);
  const signIn = async (wanted: string) => {
    const user = parseUserId(wanted.trim());
    if (user === undefined) return setProblem('Enter the number of a user, such as 1.');
    setBusy(true);
    try {
      await requestToken(user.toString());
      onSignedIn(user.toString());
    } catch (error) {
      const { code, message } = ChatError.from(error);
      setProblem(problemWords(code, message));
      setBusy(false);
    }
  };
  const known = rememberedUsers();
  return (
    <main class="sign-in">
      <form class="card" noValidate onSubmit={(event) => {
        event.preventDefault();
        void signIn(text);
      }}>
        <img class="logo" src="/icon.svg" alt="" width="56" height="56" />
        <h1>Welcome to CecoChat</h1>
        <p class="lead">Sign in to chat. This is a development platform: choose any number, and you are that user.</p>
        <Known users={known} isBusy={isBusy} onChoose={(user) => void signIn(user)} />
        <label for="user">{known.length > 0 ? 'Or as another user' : 'Your user number'}</label>
        <input
          id="user" inputMode="numeric" autocomplete="off" placeholder="1" value={text} aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : 'sign-in-problem'}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
            setProblem(undefined);
          }}
        />
        {problem !== undefined && <p id="sign-in-problem" class="problem" role="alert">{problem}</p>}
        <button type="submit" class="primary wide" disabled={isBusy}>{isBusy ? 'Signing in …' : 'Sign in'}</button>
      </form>
    </main>
  );
}

interface KnownProps {
  readonly users: readonly string[];
  readonly isBusy: boolean;
  onChoose(user: string): void;
}

/** Users who signed in here before. */
function Known({ users, isBusy, onChoose }: KnownProps) {
  if (users.length === 0) return null;
  return (
    <ul class="known" aria-label="Continue as">
      {users.map((user) => (
        <li key={user}>
          <button type="button" disabled={isBusy} onClick={() => onChoose(user)}>
            <Avatar id={user} name={`User ${user}`} />
            <span>Continue as <strong>User {user}</strong></span>
          </button>
        </li>
      ))}
    </ul>
  );
}
