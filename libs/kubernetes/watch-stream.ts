import { ApiError, errorOfStatus, type StatusObject } from './api-error.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import type { ListScope } from './list-pages.ts';
import { describe, type Call, type Requester } from './requester.ts';
import { collectionPath, type Resource } from './resource.ts';

export interface WatchOptions {
  /** Events after this version. */
  readonly resourceVersion: string;
  /** The API server ends the watch after this time. */
  readonly timeoutSeconds: number;
  /** The connection is closed when no byte comes for this long: longer than `timeoutSeconds`. */
  readonly silenceMs: number;
  readonly signal: AbortSignal;
}

export type WatchEvent<T> =
  | { readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'; readonly object: T & Versioned }
  /** All changes up to this resource version were delivered. */
  | { readonly type: 'BOOKMARK'; readonly resourceVersion: string };

interface Versioned {
  readonly metadata: { readonly resourceVersion: string };
}

/**
 * Events as they arrive, over one connection. Ends when the API server ends the watch; rejects with an ApiError when
 * the connection breaks, is silent for too long, or delivers an unreadable event. After status 410 the caller has to
 * list again.
 */
export async function* openWatch<T extends KubernetesObject>(
  requester: Requester, resource: Resource<T>, scope: ListScope, options: WatchOptions,
): AsyncGenerator<WatchEvent<T>> {
  const { resourceVersion, timeoutSeconds, silenceMs, signal: outer } = options;
  const { namespace, labelSelector, fieldSelector } = scope;
  outer.throwIfAborted();
  const query = { watch: 1, allowWatchBookmarks: true, resourceVersion, timeoutSeconds, labelSelector, fieldSelector };
  const call: Call = { verb: 'watch', resource, method: 'GET', path: collectionPath(resource, namespace), query };
  const inner = new AbortController();
  const abort = () => inner.abort(outer.reason);
  outer.addEventListener('abort', abort, { once: true });
  const giveUp = (ms: number) =>
    setTimeout(() => inner.abort(new ApiError(`${describe(call)}: silent for ${ms} ms`, { reason: 'Silent' })), ms);
  // The response begins at once, also without an event.
  let silence = giveUp(Math.min(silenceMs, requester.deadlineMs));
  try {
    const { body } = await requester.open(call, inner.signal);
    clearTimeout(silence);
    silence = giveUp(silenceMs);
    const lines = new LineSplitter();
    for await (const chunk of body) {
      silence.refresh();
      for (const line of lines.push(chunk)) yield parseEvent<T>(call, line);
    }
  } catch (error) {
    inner.signal.throwIfAborted();
    if (error instanceof ApiError) throw error;
    throw new ApiError(`${describe(call)}: ${Error.isError(error) ? error.message : String(error)}`, {
      reason: 'Unreachable', cause: error,
    });
  } finally {
    clearTimeout(silence);
    outer.removeEventListener('abort', abort);
    inner.abort(); // A caller that stops reading closes the connection.
  }
}

function parseEvent<T extends KubernetesObject>(call: Call, line: string): WatchEvent<T> {
  const { type, object } = parseLine(call, line);
  if (type === 'ERROR') throw errorOfEvent(call, object as StatusObject);
  const { metadata } = object as {
    readonly metadata?: { readonly name?: unknown; readonly resourceVersion?: unknown };
  };
  const { name, resourceVersion } = metadata ?? {};
  if (typeof resourceVersion !== 'string' || resourceVersion === '') throw unreadable(call, line);
  if (type === 'BOOKMARK') return { type, resourceVersion };
  if (!isChange(type) || typeof name !== 'string') throw unreadable(call, line);
  return { type, object: object as T & Versioned };
}

function isChange(type: unknown): type is 'ADDED' | 'MODIFIED' | 'DELETED' {
  return type === 'ADDED' || type === 'MODIFIED' || type === 'DELETED';
}

function parseLine(call: Call, line: string): { readonly type: unknown; readonly object: object } {
  try {
    const parsed = JSON.parse(line) as unknown;
    if (
      typeof parsed === 'object' &&
      parsed !== null &&
      'type' in parsed &&
      'object' in parsed &&
      typeof parsed.object === 'object' &&
      parsed.object !== null
    ) {
      return { type: parsed.type, object: parsed.object };
    }
  } catch {
    // Reported below: the message contains the line.
  }
  throw unreadable(call, line);
}

function errorOfEvent(call: Call, status: StatusObject): Error {
  return errorOfStatus({
    what: describe(call),
    status: typeof status.code === 'number' ? status.code : 500,
    body: status,
    retryAfter: undefined,
  });
}

function unreadable(call: Call, line: string): ApiError {
  return new ApiError(`${describe(call)}: an event of ${line.length} characters cannot be understood`, {
    reason: 'Unreadable',
  });
}

/** Above the size of any object: by default etcd rejects requests of more than 1.5 MiB. In characters. */
const maxLineLength = 8 * 1_024 * 1_024;

/** Splits a stream of bytes into lines. Text without a final newline is discarded: the rest of a broken connection. */
export class LineSplitter {
  readonly #decoder = new TextDecoder();
  #rest = '';

  push(chunk: Uint8Array): readonly string[] {
    const parts = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split('\n');
    this.#rest = parts.pop() ?? '';
    if (this.#rest.length > maxLineLength)
      throw new ApiError(`a line of more than ${maxLineLength} characters`, { reason: 'Unreadable' });
    return parts.filter((line) => line !== '');
  }
}
