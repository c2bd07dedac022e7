import { useState } from 'preact/hooks';

interface Props {
  /** Why the last one was refused; undefined for none. */
  readonly problem: string | undefined;
  onToken(token: string): void;
}

/** Asks for the token of an administrator. It stays in this tab. */
export const TokenForm = ({ problem, onToken }: Props) => {
  const [token, setToken] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (token.trim() !== '') onToken(token.trim());
  };
  return (
    <main class="token-page">
      <form class="card token-form" onSubmit={submit}>
        <img src="/icon.svg" alt="" width="48" height="48" />
        <h1>CecoChat console</h1>
        <p class="note">
          It takes the token of an administrator of a platform. <code>cecochat token</code> prints the one of the
          account that is signed in.
        </p>
        <label for="token">Token</label>
        <input
          id="token" type="password" autoComplete="off" spellcheck={false} value={token}
          aria-invalid={problem !== undefined} aria-describedby="token-problem"
          onInput={({ currentTarget }) => setToken(currentTarget.value)}
        />
        <p id="token-problem" class="problem" role="alert">{problem ?? ''}</p>
        <button type="submit" class="primary wide">Open the console</button>
      </form>
    </main>
  );
};
