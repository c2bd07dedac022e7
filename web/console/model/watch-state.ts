import type { ConsoleDocument } from './state.ts';

/** Why the state cannot be shown. */
export interface Trouble {
  /** `token`: the caller has to name another one; `away`: it is tried again. */
  readonly kind: 'token' | 'away';
  readonly message: string;
}

export interface WatchOptions {
  /** Undefined: the first one. */
  readonly platform: string | undefined;
  readonly token: string | undefined;
  onDocument(document: ConsoleDocument): void;
  onTrouble(trouble: Trouble): void;
}

const [everyMs, longestMs, deadlineMs] = [1_000, 8_000, 10_000];

/**
 * Reads the state once a second while the page is visible, and less often while it cannot be read. Returns what ends
 * it.
 */
export function watchState(options: WatchOptions): () => void {
  const ending = new AbortController();
  void run(options, ending.signal);
  return () => ending.abort();
}

async function run(options: WatchOptions, signal: AbortSignal): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    const trouble = await readOnce(options, signal);
    if (signal.aborted) return;
    failures = trouble === undefined ? 0 : failures + 1;
    if (trouble !== undefined) options.onTrouble(trouble);
    if (trouble?.kind === 'token') return;
    await pause(Math.min(longestMs, everyMs * 2 ** Math.max(0, failures - 1)), signal);
    await untilVisible(signal);
  }
}

async function readOnce(
  { platform, token, onDocument }: WatchOptions, signal: AbortSignal,
): Promise<Trouble | undefined> {
  const query = platform === undefined ? '' : `?platform=${encodeURIComponent(platform)}`;
  try {
    const response = await fetch(`/api/console${query}`, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]),
      ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
    });
    if (response.ok) {
      const document = (await response.json()) as ConsoleDocument;
      if (!signal.aborted) onDocument(document);
      return undefined;
    }
    return troubleOf(response.status, await messageOf(response));
  } catch {
    return { kind: 'away', message: 'The console cannot be reached' };
  }
}

/** Pure: of a response that is not the document. */
export const troubleOf = (status: number, message: string): Trouble =>
  ({ kind: status === 401 || status === 403 ? 'token' : 'away', message });

async function messageOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => undefined);
  const message = typeof body === 'object' && body !== null && 'message' in body ? body.message : undefined;
  return typeof message === 'string' ? message : `the answer has status ${response.status}`;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), ms);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    resolve(undefined);
  }, { once: true });
  return promise;
}

function untilVisible(signal: AbortSignal): Promise<void> {
  if (document.visibilityState === 'visible' || signal.aborted) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const check = () => {
    if (document.visibilityState === 'visible' || signal.aborted) resolve(undefined);
  };
  document.addEventListener('visibilitychange', check);
  signal.addEventListener('abort', check, { once: true });
  return promise.finally(() => document.removeEventListener('visibilitychange', check));
}
