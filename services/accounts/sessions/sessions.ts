import { ChatError, type UserId } from '@cecochat/contracts';
import { issueToken } from '@cecochat/runtime';
import type { JWK } from 'jose';
import {
  decideRefresh, formatRefreshToken, hashOf, newSecret, newSessionId, nextSecret, parseRefreshToken, type Rotation,
  type StoredSession, type RandomBytes,
} from './refresh-token.ts';

export interface SessionsOptions {
  readonly store: SessionRows;
  /** What administrators decided about a user. */
  readonly standingOf: (user: UserId) => Promise<{ readonly isSuspended: boolean; readonly role: 'user' | 'admin' }>;
  /** The key that signs now. */
  readonly key: () => JWK;
  /** Ends the tokens of a session, or all of a user, at every service. */
  readonly revoke: (revocation: { readonly sessionId: string } | { readonly user: UserId }) => Promise<void>;
  readonly issuer: string;
  readonly audience: string;
  /** The life of access tokens, in seconds. */
  readonly accessSeconds: number;
  /** How long a session lasts without a refresh. */
  readonly idleMs: number;
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
  readonly random: RandomBytes;
  readonly onStolen: () => void;
}

interface SessionRows {
  create(user: UserId, session: StoredSession): Promise<void>;
  ofUser(user: UserId): Promise<StoredSession[]>;
  read(user: UserId, id: string): Promise<StoredSession | undefined>;
  rotate(user: UserId, session: StoredSession, next: Rotation): Promise<boolean>;
  end(user: UserId, id: string): Promise<void>;
  remove(user: UserId, id: string): Promise<void>;
}

/** The tokens of a session. Times are milliseconds since the Unix epoch. */
export interface IssuedTokens {
  readonly user: UserId;
  readonly sessionId: string;
  readonly accessToken: string;
  readonly accessExpiresMs: number;
  readonly refreshToken: string;
  readonly refreshExpiresMs: number;
}

/** Sessions of a user; a new one ends the one that was not used for longest. */
const maxSessions = 50;
const saltBytes = 32;
/** Calls with one refresh token at once. */
const maxTries = 3;

/** Sessions of accounts: each has one refresh token that is valid, and access tokens that live for minutes. */
export class Sessions {
  readonly #options: SessionsOptions;

  constructor(options: SessionsOptions) {
    this.#options = options;
  }

  /** Rejects with `suspended` where an administrator has suspended the user. */
  async begin(user: UserId, label: string): Promise<IssuedTokens> {
    const { store, clock, idleMs, random } = this.#options;
    await this.#makeRoom(user);
    const [nowMs, secret] = [clock(), newSecret(random)];
    const session: StoredSession = {
      id: newSessionId(user, random), label, createdMs: nowMs, usedMs: nowMs, expiresMs: nowMs + idleMs, ended: false,
      refreshHash: hashOf(secret), previousHash: undefined, requestHash: undefined, salt: random(saltBytes),
    };
    await store.create(user, session);
    return this.#issue(user, session, secret);
  }

  /** Exchanges a refresh token. Rejects with `session-ended`; a token that was exchanged before ends its session. */
  async refresh(text: string, requestId: string): Promise<IssuedTokens> {
    const token = parseRefreshToken(text);
    if (token === undefined) throw sessionEnded();
    const { store, clock, onStolen } = this.#options;
    const { user, sessionId, secret } = token;
    const presented = { secretHash: hashOf(secret), requestHash: requestId === '' ? undefined : hashOf(requestId) };
    for (let tries = 0; tries < maxTries; tries++) {
      const session = await store.read(user, sessionId);
      if (session === undefined) throw sessionEnded();
      const decision = decideRefresh(session, presented, clock());
      const next = nextSecret(session.salt, secret, requestId);
      if (decision === 'repeat') return this.#issue(user, session, next);
      if (decision === 'exchange') {
        const rotation = this.#rotationTo(next, presented.requestHash);
        if (await store.rotate(user, session, rotation)) return this.#issue(user, { ...session, ...rotation }, next);
        continue;
      }
      if (decision === 'stolen') onStolen();
      await this.end(user, sessionId);
      throw sessionEnded();
    }
    throw new ChatError('unavailable', 'the session is being refreshed by other calls', { retryAfterMs: 1_000 });
  }

  /** Those that last, the latest first. */
  async list(user: UserId): Promise<StoredSession[]> {
    const nowMs = this.#options.clock();
    const all = await this.#options.store.ofUser(user);
    return all.filter(({ ended, expiresMs }) => !ended && expiresMs > nowMs).sort((a, b) => b.usedMs - a.usedMs);
  }

  /** Ends a session: its refresh token is not valid any more, and neither are its access tokens, at every service. */
  async end(user: UserId, id: string): Promise<void> {
    const { store, revoke } = this.#options;
    await store.end(user, id); // First, so that a call that comes again finishes what was begun.
    await revoke({ sessionId: id });
    await store.remove(user, id);
  }

  /** Ends all sessions of a user but one. */
  async endOthers(user: UserId, kept: string | undefined): Promise<void> {
    for (const { id } of await this.#options.store.ofUser(user)) if (id !== kept) await this.end(user, id);
  }

  /** Ends all tokens of a user; sessions get the next ones. */
  async endTokens(user: UserId): Promise<void> {
    await this.#options.revoke({ user });
  }

  /** Ends all sessions and all tokens of a user. */
  async endAll(user: UserId): Promise<void> {
    await this.#options.revoke({ user });
    await this.endOthers(user, undefined);
  }

  #rotationTo(secret: string, requestHash: Buffer | undefined): Rotation {
    const { clock, idleMs } = this.#options;
    const usedMs = clock();
    return {
      refreshHash: hashOf(secret),
      requestHash: requestHash ?? Buffer.alloc(0),
      usedMs,
      expiresMs: usedMs + idleMs,
    };
  }

  async #makeRoom(user: UserId): Promise<void> {
    const { store, clock } = this.#options;
    const nowMs = clock();
    const all = (await store.ofUser(user)).sort((a, b) => b.usedMs - a.usedMs);
    const [lasting, over] = [
      all.filter(({ expiresMs }) => expiresMs > nowMs),
      all.filter(({ expiresMs }) => expiresMs <= nowMs),
    ];
    for (const { id } of over) await store.remove(user, id);
    for (const { id } of lasting.slice(maxSessions - 1)) await this.end(user, id);
  }

  async #issue(user: UserId, { id, expiresMs }: StoredSession, secret: string): Promise<IssuedTokens> {
    const { key, issuer, audience, accessSeconds: expiresInSeconds, standingOf, clock } = this.#options;
    const nowMs = clock(); // Before it is read: tokens that are issued until a change are ended by it.
    const { isSuspended, role } = await standingOf(user);
    if (isSuspended) {
      await this.end(user, id);
      throw new ChatError('suspended', 'the account is suspended');
    }
    const { token, expiresAt } = await issueToken({
      privateJwk: key(),
      issuer,
      audience,
      user,
      expiresInSeconds,
      sessionId: id,
      isAdmin: role === 'admin',
      clock: () => nowMs,
    });
    return {
      user, sessionId: id, accessToken: token, accessExpiresMs: expiresAt * 1_000,
      refreshToken: formatRefreshToken(id, secret), refreshExpiresMs: expiresMs,
    };
  }
}

const sessionEnded = (): ChatError =>
  new ChatError('session-ended', 'refresh_token belongs to no session, or to one that has ended', {
    field: 'refresh_token',
  });
