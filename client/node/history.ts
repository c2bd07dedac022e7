import type { HistoryGap, ReceivedEvent, Route, TlsOptions } from '@cecochat/client';
import {
  ChatError, offset, readEvent, toNumber, type cecochat, type MessageId, type Offset, type UserId,
} from '@cecochat/contracts';
import { lookUp } from './connect-api.ts';
import { HistoryCalls, type DialogPage } from './history-calls.ts';
import { securityOf } from './security.ts';

export interface HistoryOptions extends TlsOptions {
  /** Where `connect` answers. https means TLS to every service. */
  readonly url: URL;
  /**
   * A JWT whose subject is the user; or how to get one: asked at the start and again when the platform refuses the last
   * one.
   */
  readonly token: string | (() => Promise<string>);
}

export interface UserPage {
  /** In the order of the user's partition. */
  readonly events: readonly ReceivedEvent[];
  /** Where the next page begins. */
  readonly nextCursor: Offset;
  /** Every event of the user before this offset is in history, but for those in gaps. */
  readonly watermark: Offset;
  /** Between the cursor and `nextCursor`, in order. */
  readonly gaps: readonly HistoryGap[];
}

export interface ReadAllQuery {
  readonly cursor?: Offset;
  readonly count?: number;
  /** Called with each gap, with the page that reaches over it. */
  readonly onGap?: (gap: HistoryGap) => void;
}

/** Reads what was sent to the user and by the user, without being connected. Every call rejects with a ChatError. */
export class History {
  readonly #options: HistoryOptions;
  readonly #calls: HistoryCalls;
  #token: string | undefined;
  #route: Route | undefined;

  constructor(options: HistoryOptions) {
    this.#options = options;
    this.#calls = new HistoryCalls(securityOf(options.url, options));
  }

  /** The user's events from a cursor on, 0 for the first; 16 to 1,024 a page, the platform's default when not given. */
  readUser(query: { readonly cursor?: Offset; readonly count?: number } = {}): Promise<UserPage> {
    return this.#try(async (address, token) => {
      const page = await this.#calls.readUser(address, token, {
        cursor: query.cursor ?? offset(0), count: query.count ?? 0,
      });
      return { ...page, events: page.events.flatMap(readStored) };
    });
  }

  /**
   * The events between the user and another one, newest first; 16 to 128 a page, the platform's default when not given.
   */
  readDialog(
    otherUser: UserId, query: { readonly olderThan?: MessageId; readonly count?: number } = {},
  ): Promise<DialogPage> {
    return this.#try((address, token) => this.#calls.readDialog(address, token, { otherUser, count: 0, ...query }));
  }

  /** All of the user's events that are in history now, from a cursor on. */
  async *readAll(query: ReadAllQuery = {}): AsyncGenerator<ReceivedEvent, void> {
    for (let cursor = query.cursor ?? offset(0); ; ) {
      const page = await this.readUser({ ...query, cursor });
      for (const gap of page.gaps) query.onGap?.(gap);
      yield* page.events;
      if (page.nextCursor >= page.watermark || page.nextCursor <= cursor) return;
      cursor = page.nextCursor;
    }
  }

  close(): void {
    this.#calls.close();
  }

  /** A second attempt where a new token may help; an unreachable service is looked up again with the next call. */
  async #try<T>(call: (address: string, token: string) => Promise<T>): Promise<T> {
    try {
      return await this.#attempt(call);
    } catch (error) {
      const refused = ChatError.from(error).code === 'unauthenticated' && typeof this.#options.token !== 'string';
      if (!refused) throw ChatError.from(error);
      this.#token = undefined;
      return this.#attempt(call);
    }
  }

  async #attempt<T>(call: (address: string, token: string) => Promise<T>): Promise<T> {
    const { token: given, url, ca } = this.#options;
    this.#token ??= typeof given === 'string' ? given : await given();
    this.#route ??= await lookUp(url, this.#token, { ca });
    try {
      return await call(this.#route.historyAddress, this.#token);
    } catch (error) {
      this.#route = undefined;
      throw error;
    }
  }
}

/** Skips what does not decode as an event, as a session does. */
function readStored(stored: cecochat.v1.IStoredEvent): ReceivedEvent[] {
  try {
    return [{ ...readEvent(stored.event ?? {}), offset: toNumber(stored.offset) as Offset }];
  } catch {
    return [];
  }
}
