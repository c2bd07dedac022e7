import { callAccounts } from './api.ts';
import { ChatError } from '../sdk.ts';
import type { Session } from './session.ts';
import { isGood, toAccessToken, type AccessToken } from './token-life.ts';

/** The tokens in an answer of accounts: the refresh token is in a cookie that no script reads. */
export interface Tokens {
  readonly user: string;
  readonly name: string;
  readonly accessToken: string;
}

interface TokensAnswer {
  readonly tokens: Tokens;
}

/**
 * The session of an account in this browser. All tabs of a user share it: one of them refreshes at a time, and gives the
 * token to the others.
 */
export class AccountSession implements Session {
  readonly kind = 'account';
  readonly user: string;
  readonly name: string;
  readonly #channel: BroadcastChannel;
  #token: AccessToken | undefined;
  /** The last one that the device got. */
  #ofDevice: string | undefined;

  constructor({ user, name, accessToken }: Omit<Tokens, 'accessToken'> & Partial<Tokens>) {
    this.user = user;
    this.name = name;
    if (accessToken !== undefined) this.#token = toAccessToken(accessToken, Date.now());
    this.#channel = new BroadcastChannel(`cecochat-session-${user}`);
    this.#channel.onmessage = ({ data }: MessageEvent<AccessToken>) => (this.#token = data);
  }

  /** Makes an account and its first session. */
  static async signUp(name: string, password: string): Promise<AccountSession> {
    return AccountSession.#begin('SignUp', name, password);
  }

  static async signIn(name: string, password: string): Promise<AccountSession> {
    return AccountSession.#begin('SignIn', name, password);
  }

  /** The session that has begun on the way back from a provider: its cookie is there, and gives the tokens. */
  static async adopt(user: string): Promise<AccountSession> {
    localStorage.removeItem(refreshName(user));
    return new AccountSession(await exchange(user));
  }

  static async #begin(method: string, name: string, password: string): Promise<AccountSession> {
    const label = browserName(navigator.userAgent);
    const { tokens } = await callAccounts<TokensAnswer>(method, { name, password, label });
    localStorage.removeItem(refreshName(tokens.user));
    return new AccountSession(tokens);
  }

  async deviceToken(): Promise<string> {
    this.#ofDevice = await this.#goodToken(this.#ofDevice);
    return this.#ofDevice;
  }

  callToken(): Promise<string> {
    return this.#goodToken();
  }

  readonly call = async <Answer>(method: string, body: object): Promise<Answer> => {
    const token = await this.#goodToken();
    try {
      return await callAccounts<Answer>(method, body, token);
    } catch (error) {
      if (!(error instanceof ChatError) || error.code !== 'unauthenticated') throw error;
      return callAccounts<Answer>(method, body, await this.#goodToken(token));
    }
  };

  async signOut(): Promise<void> {
    try {
      await this.call('SignOut', {});
    } catch (error) {
      if (!(error instanceof ChatError) || error.code !== 'session-ended') throw error;
    }
  }

  close(): void {
    this.#channel.close();
  }

  /** A token that was not refused. */
  async #goodToken(refused?: string): Promise<string> {
    if (isGood(this.#token, Date.now(), refused)) return this.#token.value;
    return navigator.locks.request(refreshName(this.user), async () => {
      // Another tab may have refreshed meanwhile.
      if (isGood(this.#token, Date.now(), refused)) return this.#token.value;
      const { accessToken } = await exchange(this.user);
      this.#token = toAccessToken(accessToken, Date.now());
      this.#channel.postMessage(this.#token);
      return accessToken;
    });
  }
}

const refreshName = (user: string): string => `cecochat.refresh.${user}`;

/**
 * Exchanges the cookie. A page that is closed before the answer arrives leaves the id of the request behind: with it the
 * next one gets the same answer. Without it the platform would take the cookie for stolen.
 */
async function exchange(user: string): Promise<Tokens> {
  const requestId = localStorage.getItem(refreshName(user)) ?? crypto.randomUUID();
  localStorage.setItem(refreshName(user), requestId);
  const { tokens } = await callAccounts<TokensAnswer>(`Refresh/${user}`, { requestId });
  localStorage.removeItem(refreshName(user));
  return tokens;
}

const browsers = [['Edg/', 'Edge'], ['OPR/', 'Opera'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']] as const;
const systems = [['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Windows', 'Windows'], ['Mac OS', 'Mac'], ['CrOS', 'ChromeOS'], ['Linux', 'Linux']] as const;

/** Pure: of a user agent, for the list of sessions: such as `Firefox on Linux`. */
export function browserName(agent: string): string {
  const [, browser = 'Browser'] = browsers.find(([mark]) => agent.includes(mark)) ?? [];
  const [, system] = systems.find(([mark]) => agent.includes(mark)) ?? [];
  return system === undefined ? browser : `${browser} on ${system}`;
}
