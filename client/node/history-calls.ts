import type { HistoryPage } from '@cecochat/client';
import { ChatError, historyService, messageId, readEvent, toBigInt, toLong, toNumber } from '@cecochat/contracts';
import type { ChatEvent, Encodable, MessageId, Method, Offset, UserId } from '@cecochat/contracts';
import type { Client } from '@grpc/grpc-js';
import { authorization, openChannel } from './channel.ts';
import type { Security } from './security.ts';

const deadlineMs = 10_000;

/** Message ids above `after` and below `before`: the platform lost records of these times before they were in history. */
export interface IdGap {
  readonly after: MessageId;
  readonly before: MessageId;
}

export interface DialogPage {
  /** Newest first. */
  readonly events: readonly ChatEvent[];
  /** Where messages of the dialog may be missing, newest first, within the page. A longer gap is in parts on several pages. */
  readonly gaps: readonly IdGap[];
  /** Undefined when there are no older ones. */
  readonly nextOlderThan: MessageId | undefined;
}

/** Reads history. Holds one connection for each address. */
export class HistoryCalls {
  readonly #security: Security;
  readonly #channels = new Map<string, Client>();

  constructor(security: Security) {
    this.#security = security;
  }

  /** The user's events from the cursor on; a count of 0 is the platform's default. Rejects with a ChatError. */
  async readUser(
    address: string, token: string, query: { readonly cursor: Offset; readonly count: number },
  ): Promise<HistoryPage> {
    const request = { cursor: toLong(query.cursor), count: query.count };
    const page = await this.#call(address, token, historyService.getUserHistory, request);
    const [nextCursor, watermark] = [toNumber(page.nextCursor) as Offset, toNumber(page.watermark) as Offset];
    const gaps = (page.gaps ?? []).map(({ from, to }) => ({
      from: toNumber(from) as Offset, to: toNumber(to) as Offset,
    }));
    return { events: page.events ?? [], nextCursor, watermark, gaps };
  }

  /** The messages between the user and another one before a message; a count of 0 is the platform's default. */
  async readDialog(
    address: string,
    token: string,
    query: { readonly otherUser: UserId; readonly olderThan?: MessageId; readonly count: number },
  ): Promise<DialogPage> {
    const request = { otherUser: toLong(query.otherUser), olderThan: toLong(query.olderThan ?? 0), count: query.count };
    const page = await this.#call(address, token, historyService.getDialogHistory, request);
    const next = toBigInt(page.nextOlderThan);
    const gaps = (page.gaps ?? []).map(({ after, before }) => ({
      after: messageId(toBigInt(after)), before: messageId(toBigInt(before)),
    }));
    return { events: (page.events ?? []).map(readEvent), gaps, nextOlderThan: next === 0n ? undefined : messageId(next) };
  }

  close(): void {
    for (const channel of this.#channels.values()) channel.close();
    this.#channels.clear();
  }

  #channel(address: string): Client {
    const known = this.#channels.get(address);
    if (known !== undefined) return known;
    const channel = openChannel(address, this.#security);
    this.#channels.set(address, channel);
    return channel;
  }

  #call<Request, Response>(
    address: string, token: string, method: Method<Request, Response, false>, request: Request,
  ): Promise<Response> {
    const { path, requestSerialize, responseDeserialize } = method;
    const options = { deadline: Date.now() + deadlineMs };
    return new Promise((resolve, reject) => {
      this.#channel(address).makeUnaryRequest<Encodable<Request>, Response>(
        path, requestSerialize, responseDeserialize, request, authorization(token), options,
        (error, response) => {
          if (error) reject(ChatError.from(error));
          else if (response === undefined) reject(new ChatError('internal', `${path} answered nothing`));
          else resolve(response);
        },
      );
    });
  }
}
