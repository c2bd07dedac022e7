import { callAccounts, postJson } from './api.ts';
import type { Session } from './session.ts';
import { t } from '../words/t.ts';

/** A token of the development issuer. Rejects with a ChatError. */
const requestToken = async (user: string): Promise<string> =>
  (await postJson<{ readonly token: string }>('/api/session', { user })).token;

/** A user by number, on a platform with a development issuer. */
export class NumberSession implements Session {
  readonly kind = 'number';
  readonly user: string;
  readonly name: string;

  constructor(user: string) {
    this.user = user;
    this.name = t('User {id}', { id: user });
  }

  /** Rejects with a ChatError where there is no token for the number. */
  static async signIn(user: string): Promise<NumberSession> {
    await requestToken(user);
    return new NumberSession(user);
  }

  deviceToken(): Promise<string> {
    return requestToken(this.user);
  }

  callToken(): Promise<string> {
    return this.deviceToken();
  }

  readonly call = async <Answer>(method: string, body: object): Promise<Answer> =>
    callAccounts<Answer>(method, body, await this.deviceToken());

  async signOut(): Promise<void> {
    // There is nothing at the platform.
  }

  close(): void {
    // Nothing is open.
  }
}
