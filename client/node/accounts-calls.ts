import {
  accountsService, cecochat, ChatError, toBigInt, toLong, toNumber, userId, type Method, type UserId, type WireLong,
} from '@cecochat/contracts';
import type { Security } from './security.ts';
import { UnaryCalls } from './unary-calls.ts';

/** Passwords take a while to hash, and callers of one address have their turns one after the other. */
const deadlineMs = 15_000;
const v1 = cecochat.v1;

/** A name and a password, and how the session is shown in the list of sessions. */
export interface Credentials {
  readonly name: string;
  readonly password: string;
  /** At most 64 bytes of UTF-8, such as the name of the machine. */
  readonly label?: string;
}

/** What a session is proven by. Times are milliseconds since the Unix epoch. */
export interface SessionTokens {
  readonly user: UserId;
  /** In the form in which it is shown. */
  readonly name: string;
  readonly sessionId: string;
  /** The token for all services, valid for some minutes. */
  readonly accessToken: string;
  readonly accessExpiresMs: number;
  /** For one refresh. Keep it secret. */
  readonly refreshToken: string;
  /** The session ends unless it is refreshed before. */
  readonly refreshExpiresMs: number;
}

export interface AccountSession {
  readonly sessionId: string;
  readonly label: string;
  readonly createdMs: number;
  /** When it was refreshed last. */
  readonly usedMs: number;
  readonly expiresMs: number;
  /** Whether it is the session of the call. */
  readonly current: boolean;
}

export interface Profile {
  readonly user: UserId;
  readonly name: string;
  /** Shown to others; the name unless the user has chosen another. */
  readonly displayName: string;
  readonly statusText: string;
  /** Grows with every change. */
  readonly version: number;
}

/** Each is absent where it stays as it is. */
export interface ProfileChange {
  /** 1..64 characters. */
  readonly displayName?: string;
  /** At most 140 characters. */
  readonly statusText?: string;
  /** Whether `find` shows the user to others. */
  readonly listed?: boolean;
}

const changes = {
  invite: v1.ContactChange.CONTACT_CHANGE_INVITE,
  accept: v1.ContactChange.CONTACT_CHANGE_ACCEPT,
  decline: v1.ContactChange.CONTACT_CHANGE_DECLINE,
  cancel: v1.ContactChange.CONTACT_CHANGE_CANCEL,
  remove: v1.ContactChange.CONTACT_CHANGE_REMOVE,
} as const;
export type ContactChange = keyof typeof changes;

/** `invited`: by the user; `invitation`: by the other one; `none` for a state that a later version has, too. */
export type ContactState = 'none' | 'invited' | 'invitation' | 'contact';
const states: Readonly<Record<number, ContactState>> = {
  [v1.ContactState.CONTACT_STATE_INVITED]: 'invited',
  [v1.ContactState.CONTACT_STATE_INVITATION]: 'invitation',
  [v1.ContactState.CONTACT_STATE_CONTACT]: 'contact',
};

const roles = { user: v1.Role.ROLE_UNSPECIFIED, admin: v1.Role.ROLE_ADMIN } as const;
export type Role = keyof typeof roles;

/** What an administrator was about to do: it is written before it is done. */
export interface Act {
  /** In milliseconds since the Unix epoch. */
  readonly atMs: number;
  readonly admin: UserId;
  /** `suspend`, `unsuspend`, `end-sessions`, `reset-password`, `make-admin`, `make-user`, or one of a later version. */
  readonly act: string;
  readonly user: UserId;
  readonly reason: string;
}

export interface ActsPage {
  readonly acts: readonly Act[];
  /** `before` of the next page; undefined where there is none. */
  readonly nextBefore: string | undefined;
}

export interface Contact {
  readonly profile: Profile;
  readonly state: ContactState;
  /** When the state began, in milliseconds since the Unix epoch. */
  readonly sinceMs: number;
}

/** Where the service is, and who asks; without a token for calls of callers who have none. */
export interface AccountsAt {
  /** host:port */
  readonly address: string;
  readonly token?: string;
}

/** Calls of the service of accounts. Every call rejects with a ChatError. */
export class AccountsCalls {
  readonly #calls: UnaryCalls;

  constructor(security: Security) {
    this.#calls = new UnaryCalls(security);
  }

  async signUp(at: AccountsAt, credentials: Credentials): Promise<SessionTokens> {
    return readTokens((await this.#call(at, accountsService.signUp, credentials)).tokens);
  }

  async signIn(at: AccountsAt, credentials: Credentials): Promise<SessionTokens> {
    return readTokens((await this.#call(at, accountsService.signIn, credentials)).tokens);
  }

  /** `requestId` is of 16..64 bytes, a random one for each refresh token, and the same for a call that comes again. */
  async refresh(at: AccountsAt, refreshToken: string, requestId: string): Promise<SessionTokens> {
    return readTokens((await this.#call(at, accountsService.refresh, { refreshToken, requestId })).tokens);
  }

  async signOut(at: AccountsAt): Promise<void> {
    await this.#call(at, accountsService.signOut, {});
  }

  async sessions(at: AccountsAt): Promise<readonly AccountSession[]> {
    const { sessions } = await this.#call(at, accountsService.listSessions, {});
    return (sessions ?? []).map(({ sessionId, label, createdAtMs, usedAtMs, expiresAtMs, current }) => ({
      sessionId: sessionId ?? '', label: label ?? '', createdMs: toNumber(createdAtMs), usedMs: toNumber(usedAtMs),
      expiresMs: toNumber(expiresAtMs), current: current ?? false,
    }));
  }

  async endSession(at: AccountsAt, sessionId: string): Promise<void> {
    await this.#call(at, accountsService.endSession, { sessionId });
  }

  async changePassword(at: AccountsAt, oldPassword: string, newPassword: string): Promise<void> {
    await this.#call(at, accountsService.changePassword, { oldPassword, newPassword });
  }

  async deleteAccount(at: AccountsAt, password: string): Promise<void> {
    await this.#call(at, accountsService.deleteAccount, { password });
  }

  async profiles(at: AccountsAt, users: readonly UserId[]): Promise<readonly Profile[]> {
    const { profiles } = await this.#call(at, accountsService.getProfiles, { users: users.map(toLong) });
    return (profiles ?? []).map(readProfile);
  }

  async updateProfile(at: AccountsAt, change: ProfileChange): Promise<Profile> {
    return readProfile((await this.#call(at, accountsService.updateProfile, change)).profile ?? {});
  }

  async find(at: AccountsAt, prefix: string, count = 0): Promise<readonly Profile[]> {
    const { profiles } = await this.#call(at, accountsService.findUsers, { prefix, count });
    return (profiles ?? []).map(readProfile);
  }

  async byNames(at: AccountsAt, names: readonly string[]): Promise<readonly Profile[]> {
    const { profiles } = await this.#call(at, accountsService.resolveNames, { names: [...names] });
    return (profiles ?? []).map(readProfile);
  }

  async changeContact(at: AccountsAt, user: UserId, change: ContactChange): Promise<ContactState> {
    const request = { user: toLong(user), change: changes[change] };
    return states[(await this.#call(at, accountsService.changeContact, request)).state ?? 0] ?? 'none';
  }

  async setSuspended(at: AccountsAt, user: UserId, suspended: boolean, reason: string): Promise<void> {
    await this.#call(at, accountsService.setSuspended, { user: toLong(user), suspended, reason });
  }

  async endSessions(at: AccountsAt, user: UserId, reason: string): Promise<void> {
    await this.#call(at, accountsService.endSessions, { user: toLong(user), reason });
  }

  async resetPassword(at: AccountsAt, user: UserId, reason: string): Promise<string> {
    return (await this.#call(at, accountsService.resetPassword, { user: toLong(user), reason })).password ?? '';
  }

  async setRole(at: AccountsAt, user: UserId, role: Role, reason: string): Promise<void> {
    await this.#call(at, accountsService.setRole, { user: toLong(user), role: roles[role], reason });
  }

  async acts(at: AccountsAt, before: string | undefined): Promise<ActsPage> {
    const { acts, nextBefore } = await this.#call(at, accountsService.listActs, { before: before ?? '' });
    return { acts: (acts ?? []).map(readAct), nextBefore: nextBefore || undefined };
  }

  async contacts(at: AccountsAt, after = 0n): Promise<AccountsPage<Contact>> {
    const { contacts, nextAfter } = await this.#call(at, accountsService.listContacts, { after: toLong(after) });
    const items = (contacts ?? []).map(({ profile, state, sinceMs }) => ({
      profile: readProfile(profile ?? {}), state: states[state ?? 0] ?? 'none', sinceMs: toNumber(sinceMs),
    }));
    return { items, nextAfter: toBigInt(nextAfter) || undefined };
  }

  async setBlocked(at: AccountsAt, user: UserId, blocked: boolean): Promise<void> {
    await this.#call(at, accountsService.setBlocked, { user: toLong(user), blocked });
  }

  async blocked(at: AccountsAt, after = 0n): Promise<AccountsPage<Profile>> {
    const { profiles, nextAfter } = await this.#call(at, accountsService.listBlocked, { after: toLong(after) });
    return { items: (profiles ?? []).map(readProfile), nextAfter: toBigInt(nextAfter) || undefined };
  }

  close(): void {
    this.#calls.close();
  }

  #call<Request, Response>(
    at: AccountsAt,
    method: Method<Request, Response, false>,
    request: Request,
  ): Promise<Response> {
    return this.#calls.call({ ...at, deadlineMs }, method, request);
  }
}

/** One page. */
export interface AccountsPage<Item> {
  readonly items: readonly Item[];
  /** `after` of the next page; undefined where there is none. */
  readonly nextAfter: bigint | undefined;
}

function readTokens(tokens: cecochat.v1.ISessionTokens | null | undefined): SessionTokens {
  const { user, name, sessionId, accessToken, refreshToken } = tokens ?? {};
  if (!accessToken || !refreshToken) throw new ChatError('internal', 'the service of accounts answered without tokens');
  return {
    user: userOf(user), name: name ?? '', sessionId: sessionId ?? '', accessToken, refreshToken,
    accessExpiresMs: toNumber(tokens?.accessExpiresAtMs), refreshExpiresMs: toNumber(tokens?.refreshExpiresAtMs),
  };
}

const readAct = ({ atMs, admin, act, user, reason }: cecochat.v1.IAct): Act => ({
  atMs: toNumber(atMs), admin: userOf(admin), act: act ?? '', user: userOf(user), reason: reason ?? '',
});

const readProfile = ({ user, name, displayName, statusText, version }: cecochat.v1.IProfile): Profile => ({
  user: userOf(user), name: name ?? '', displayName: displayName ?? '', statusText: statusText ?? '',
  version: toNumber(version),
});

function userOf(value: WireLong): UserId {
  try {
    return userId(toBigInt(value));
  } catch (cause) {
    throw new ChatError('internal', 'the service of accounts answered without a user', { cause });
  }
}
