import {
  cecochat, ChatError, isErrorCode, toLong, toNumber, type Epoch, type Offset, type Partition,
} from '@cecochat/contracts';
import { readConversations, type ConversationsPage, type HistoryPage, type WebRoute } from '@cecochat/client';

const v1 = cecochat.v1;
const deadlineMs = 15_000;

interface Codec<Message> {
  encode(message: Message): { finish(): Uint8Array };
  decode(bytes: Uint8Array): Message;
}

/** The unary calls that the service `web` passes on for pages of its origin. Each rejects with a ChatError. */
export class HttpCalls {
  readonly #origin: URL;

  constructor(origin: URL) {
    this.#origin = origin;
  }

  /** Where the token's user is served. */
  async lookUp(token: string): Promise<WebRoute> {
    const route = await this.call('ConnectService/Lookup', token, v1.LookupRequest, v1.LookupResponse, {});
    const { address, historyAddress, webSocketAddress, groupsAddress } = route;
    return {
      address: address ?? '', historyAddress: historyAddress ?? '', webSocketAddress: webSocketAddress || undefined,
      groupsAddress: groupsAddress || undefined,
      partition: (route.partition ?? 0) as Partition, epoch: toNumber(route.epoch) as Epoch,
    };
  }

  /** A page of what the user got and sent, from the cursor on. */
  async readUserHistory(
    token: string, query: { readonly cursor: Offset; readonly count: number },
  ): Promise<HistoryPage> {
    const request = { cursor: toLong(query.cursor), count: query.count };
    const [asked, answered] = [v1.GetUserHistoryRequest, v1.GetUserHistoryResponse];
    const page = await this.call('HistoryService/GetUserHistory', token, asked, answered, request);
    return {
      events: page.events ?? [],
      nextCursor: toNumber(page.nextCursor) as Offset,
      watermark: toNumber(page.watermark) as Offset,
      gaps: (page.gaps ?? []).map(({ from, to }) => ({ from: toNumber(from) as Offset, to: toNumber(to) as Offset })),
    };
  }

  /** The conversations of the user whose latest event is before an offset, 0 for all, the latest first. */
  async listConversations(
    token: string, query: { readonly before: Offset; readonly count: number },
  ): Promise<ConversationsPage> {
    const request = { before: toLong(query.before), count: query.count };
    const [asked, answered] = [v1.ListConversationsRequest, v1.ListConversationsResponse];
    return readConversations(await this.call('HistoryService/ListConversations', token, asked, answered, request));
  }

  /** Any call that is exposed, such as `GroupsService/GetGroup`; without a token where it needs none. */
  async call<Request, Response>(
    name: string, token: string | undefined, asked: Codec<Request>, answered: Codec<Response>, request: Request,
  ): Promise<Response> {
    const body = new Uint8Array(asked.encode(request).finish());
    const headers = {
      'content-type': 'application/proto', ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    const init = { method: 'POST', headers, body, signal: AbortSignal.timeout(deadlineMs) };
    let response: Awaited<ReturnType<typeof fetch>>;
    let bytes: ArrayBuffer;
    try {
      response = await fetch(new URL(`/api/cecochat.v1.${name}`, this.#origin), init);
      bytes = await response.arrayBuffer();
    } catch (error) {
      throw new ChatError('unavailable', `${this.#origin.origin} does not answer`, { cause: error });
    }
    if (!response.ok) throw failureOf(response.status, response.headers.get('retry-after'), bytes);
    return answered.decode(new Uint8Array(bytes));
  }
}

/** The error in a response; of one that is not from the platform, such as of a proxy, the nearest. */
function failureOf(status: number, retryAfter: string | null, bytes: ArrayBuffer): ChatError {
  const { code, message, field } = readJson(bytes);
  const known = typeof code === 'string' && isErrorCode(code) ? code : nearest(status);
  return new ChatError(known, typeof message === 'string' ? message : `status ${status}`, {
    ...(typeof field === 'string' && { field }),
    ...(retryAfter !== null && /^\d+$/.test(retryAfter) && { retryAfterMs: Number(retryAfter) * 1_000 }),
  });
}

const nearest = (status: number) => (status === 401 ? 'unauthenticated' : status >= 500 ? 'unavailable' : 'internal');

function readJson(bytes: ArrayBuffer): {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly field?: unknown;
} {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
