import { randomUUID } from 'node:crypto';
import { ChatError } from '@cecochat/contracts';
import type { SessionTokens } from './accounts-calls.ts';
import type { Accounts } from './accounts.ts';

/** What is kept of a session. */
export interface KeptSession extends SessionTokens {
  /** Of a refresh that has begun: its answer may be lost, so that the same call has to come again. */
  readonly requestId?: string | undefined;
}

/** Stores what is kept of one session. */
export interface SessionStore {
  /** Undefined where there is no session. */
  read(): Promise<KeptSession | undefined>;
  /**
   * Changes what is stored by `save`, as often as wanted; undefined removes it. One change at a time, also of other
   * processes that have the same store.
   */
  change<T>(work: (kept: KeptSession | undefined, save: Save) => Promise<T>): Promise<T>;
}

export type Save = (next: KeptSession | undefined) => Promise<void>;

export interface SessionTokensOptions {
  readonly accounts: Pick<Accounts, 'refresh'>;
  readonly store: SessionStore;
  /** Milliseconds since the Unix epoch. */
  readonly clock?: () => number;
  /** Makes the id of a refresh: 16..64 bytes, another one each time. */
  readonly newRequestId?: () => string;
}

/** An access token is exchanged this long before it expires: a call with it takes a while, and clocks differ. */
const aheadMs = 30_000;

/**
 * The tokens of a session, for as long as it lasts: what `token` of `connect`, `History`, `Groups` and `Accounts`
 * takes. Asks for a new access token when the last one is about to expire, and when it is asked again for the one that
 * it gave last, which a service has refused. Rejects with `session-ended` where the session is over; the store is empty
 * then.
 */
export function sessionTokens(options: SessionTokensOptions): () => Promise<string> {
  const { accounts, store, clock = Date.now, newRequestId = randomUUID } = options;
  let given: string | undefined;
  const isGood = ({ accessToken, accessExpiresMs }: KeptSession) =>
    accessToken !== given && accessExpiresMs - aheadMs > clock();
  const refresh = () => store.change(async (kept, save) => {
    if (kept === undefined) throw sessionEnded();
    if (isGood(kept)) return kept; // Another one has refreshed it meanwhile.
    const requestId = kept.requestId ?? newRequestId();
    if (kept.requestId === undefined) await save({ ...kept, requestId });
    const next = await accounts.refresh(kept.refreshToken, requestId).catch(async (cause: unknown) => {
      if (ChatError.from(cause).code !== 'session-ended') throw cause;
      await save(undefined);
      throw sessionEnded(cause);
    });
    await save(next);
    return next;
  });
  return async () => {
    const kept = await store.read();
    const { accessToken } = kept !== undefined && isGood(kept) ? kept : await refresh();
    given = accessToken;
    return accessToken;
  };
}

const sessionEnded = (cause?: unknown): ChatError =>
  new ChatError('session-ended', 'the session has ended', { field: 'refresh_token', cause });

/** Keeps a session for as long as the process runs. */
export function memorySession(tokens: SessionTokens): SessionStore {
  let kept: KeptSession | undefined = tokens;
  let last: Promise<unknown> = Promise.resolve();
  const save = async (next: KeptSession | undefined) => void (kept = next);
  return {
    read: async () => kept,
    change: (work) => {
      const changed = last.then(() => work(kept, save));
      last = changed.catch(() => undefined);
      return changed;
    },
  };
}
