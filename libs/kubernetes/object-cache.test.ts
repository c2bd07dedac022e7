import { eventually } from '../../test/support/eventually.ts';
import { ScriptedApiServer, type EventFault, type RequestFault } from '../../test/support/scripted-api-server.ts';
import { ApiError } from './api-error.ts';
import {
  configMaps, KubernetesApi, ObjectCache, type CacheTimings, type Change, type KubernetesObject,
} from './index.ts';
import { decideRecovery } from './object-cache.ts';

type Settings = KubernetesObject & { readonly value?: number };

const quick: CacheTimings = { watchSeconds: 30, silenceMs: 10_000, shortestWatchMs: 100, backOff: { baseMs: 1, capMs: 20 }, resyncMs: undefined };

interface Setup {
  readonly timings?: Partial<CacheTimings>;
  readonly labelSelector?: string;
  readonly namespace?: string;
  readonly project?: (object: Settings) => number | undefined;
  /** Before the cache starts. */
  readonly prepare?: (server: ScriptedApiServer) => void;
}

async function follow({ timings = {}, project = ({ value }) => value, prepare, ...scope }: Setup = {}) {
  const server = await ScriptedApiServer.start();
  prepare?.(server);
  const logged: string[] = [];
  const log = (_fields: object, message: string) => void logged.push(message);
  const shared = { random: () => 0.5, clock: () => performance.now() };
  const api = new KubernetesApi({ config: server.config, fieldManager: 'tester', ...shared });
  const cache = new ObjectCache<Settings, number>({ api, resource: configMaps, project, logger: { warn: log, error: log }, timings: { ...quick, ...timings }, ...shared, ...scope });
  const changes: string[] = [];
  cache.onChange(({ name, previous, current }) => changes.push(`${name} ${previous ?? 'none'} ${current ?? 'none'}`));
  const stop = new AbortController();
  const ended = cache.start(stop.signal);
  await cache.synced;
  return {
    server, cache, changes, logged,
    until: (name: string, value: number | undefined) => eventually(() => expect(cache.get('chat', name)).toBe(value), 5_000),
    lists: () => server.requests.filter(({ url }) => !url.searchParams.has('watch')).length,
    watches: () => server.requests.filter(({ url }) => url.searchParams.has('watch')),
    async [Symbol.asyncDispose]() {
      stop.abort();
      await ended;
      await api.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

const withOne = (server: ScriptedApiServer) => void server.put('chat', 'a', { value: 1 });

/** Does this to the first event, or the first request, that it is asked about. */
function once<T, A>(fault: T, applies: (asked: A) => boolean = () => true): (asked: A) => T | undefined {
  let isDone = false;
  return (asked) => {
    if (isDone || !applies(asked)) return undefined;
    isDone = true;
    return fault;
  };
}

test('what was there is known when it is synced, and what happens after that as it happens', async () => {
  await using parts = await follow({ prepare: withOne });
  expect(parts.cache.list()).toEqual([1]);
  parts.server.put('chat', 'b', { value: 2 });
  await parts.until('b', 2);
  parts.server.put('chat', 'a', { value: 3 });
  await parts.until('a', 3);
  parts.server.delete('chat', 'a');
  await parts.until('a', undefined);
  expect(parts.changes).toEqual(['a none 1', 'b none 2', 'a 1 3', 'a 3 none']);
  expect([parts.lists(), parts.watches().length, parts.server.watchCount]).toEqual([1, 1, 1]);
});

test('only what is selected and kept is there', async () => {
  await using parts = await follow({
    labelSelector: 'app=chat', namespace: 'chat',
    prepare: (server) => {
      server.put('chat', 'kept', { value: 1 }, { app: 'chat' });
      server.put('chat', 'nothing of it', {}, { app: 'chat' });
      server.put('chat', 'another app', { value: 2 }, { app: 'other' });
      server.put('other', 'another namespace', { value: 3 }, { app: 'chat' });
    },
  });
  expect([parts.cache.list(), parts.cache.size]).toEqual([[1], 1]);
});

const lateAndRepeated: readonly EventFault[] = ['duplicate', 'late', 'repeat-old'];

test.each(lateAndRepeated)('events that come as %p leave the newest state', async (fault) => {
  await using parts = await follow({ prepare: withOne });
  const seen: (number | undefined)[] = [];
  parts.cache.onChange(({ name, current }) => void (name === 'a' && seen.push(current)));
  parts.server.put('chat', 'a', { value: 2 });
  parts.server.onEvent = once(fault);
  parts.server.put('chat', 'a', { value: 3 });
  parts.server.put('chat', 'a', { value: 4 });
  parts.server.put('chat', 'end', { value: 9 });
  await parts.until('end', 9);
  expect(parts.cache.get('chat', 'a')).toBe(4);
  expect(seen).toEqual([...seen].sort());
});

const broken: readonly EventFault[] = ['garble', 'truncate', 'reset', 'error', 'end', 'half-open', 'gone'];

test.each(broken)('nothing is missing after a watch that meets %p', async (fault) => {
  await using parts = await follow({ prepare: withOne, timings: { silenceMs: 200 } });
  parts.server.onEvent = once(fault);
  parts.server.put('chat', 'a', { value: 2 });
  parts.server.put('chat', 'b', { value: 3 });
  await parts.until('a', 2);
  await parts.until('b', 3);
  expect(parts.lists()).toBe(fault === 'gone' ? 2 : 1);
});

const refusals: readonly RequestFault[] = [
  { kind: 'status', status: 429, retryAfterSeconds: 0 }, { kind: 'status', status: 500 }, { kind: 'status', status: 403 }, { kind: 'reset' },
];

test.each(refusals)('a watch that cannot begin for %j is begun again', async (fault) => {
  await using parts = await follow({ prepare: withOne });
  parts.server.onRequest = once(fault);
  parts.server.resetWatches();
  parts.server.put('chat', 'a', { value: 2 });
  await parts.until('a', 2);
});

test('a position that has expired leads to a list, which tells what vanished meanwhile', async () => {
  await using parts = await follow({ prepare: (server) => ['a', 'b'].forEach((name) => server.put('chat', name, { value: 1 })) });
  parts.server.onEvent = () => 'drop';
  parts.server.delete('chat', 'a');
  parts.server.put('chat', 'b', { value: 2 });
  parts.server.onEvent = () => undefined;
  parts.server.compact();
  parts.server.resetWatches();
  await parts.until('a', undefined);
  expect(parts.changes.slice(2)).toEqual(['b 1 2', 'a 1 none']);
});

test('a list that fails, expires or is broken between two pages is no reason to show half of it', async () => {
  const faults: RequestFault[] = [{ kind: 'status', status: 410 }, { kind: 'status', status: 403 }, { kind: 'garbage' }, { kind: 'reset' }];
  await using parts = await follow({
    prepare: (server) => {
      server.pageLimit = 2;
      for (const name of ['a', 'b', 'c', 'd', 'e']) server.put('chat', name, { value: 1 });
      server.onRequest = ({ url }) => (url.searchParams.has('continue') ? faults.shift() : undefined);
    },
  });
  expect(parts.cache.list()).toEqual([1, 1, 1, 1, 1]);
  expect(faults).toEqual([]);
});

test('a list that lags behind what was seen is not shown', async () => {
  await using parts = await follow({ prepare: withOne });
  parts.server.put('chat', 'a', { value: 2 });
  await parts.until('a', 2);
  parts.server.onRequest = once({ kind: 'stale', changes: 2 }, ({ url }) => !url.searchParams.has('watch'));
  parts.server.onEvent = once('gone' as const);
  parts.server.put('chat', 'b', { value: 3 });
  await parts.until('b', 3);
  expect(parts.changes).toEqual(['a none 1', 'a 1 2', 'b none 3']);
  expect(parts.lists()).toBeGreaterThan(1);
});

test('an api server whose past has changed is believed in the end', async () => {
  await using parts = await follow({ prepare: withOne });
  parts.server.put('chat', 'a', { value: 2 });
  await parts.until('a', 2);
  parts.server.onRequest = ({ url }) => (url.searchParams.has('watch') ? { kind: 'status', status: 410 } : { kind: 'stale', changes: 1 });
  parts.server.resetWatches();
  await parts.until('a', 1);
});

test('events that never came are made up for by listing again', async () => {
  await using parts = await follow({ prepare: withOne, timings: { resyncMs: 200, watchSeconds: 1 } });
  parts.server.onEvent = () => 'drop';
  parts.server.put('chat', 'a', { value: 2 });
  await parts.until('a', 2);
});

test('listing again tells nothing when nothing has changed', async () => {
  await using parts = await follow({ prepare: (server) => {
    withOne(server);
    server.secondMs = 10;
  }, timings: { resyncMs: 20, watchSeconds: 1 } });
  await eventually(() => expect(parts.lists()).toBeGreaterThan(4));
  expect(parts.changes).toEqual(['a none 1']);
});

test('bookmarks move the position, so that a past that was forgotten is not needed', async () => {
  await using parts = await follow({ prepare: withOne });
  await eventually(() => expect(parts.server.watchCount).toBe(1));
  parts.server.onEvent = () => 'drop'; // As if they were about others.
  for (let count = 0; count < 5; count++) parts.server.put('other', `object-${count}`);
  parts.server.onEvent = () => undefined;
  parts.server.compact();
  parts.server.bookmark();
  parts.server.put('chat', 'b', { value: 2 });
  await parts.until('b', 2);
  parts.server.resetWatches();
  parts.server.put('chat', 'b', { value: 3 });
  await parts.until('b', 3);
  expect(parts.lists()).toBe(1);
});

test('a watch that the api server ends in order goes on where it was', async () => {
  await using parts = await follow({ prepare: (server) => {
    withOne(server);
    server.secondMs = 10;
  }, timings: { watchSeconds: 10 } });
  await eventually(() => expect(parts.watches().length).toBeGreaterThan(3));
  parts.server.put('chat', 'a', { value: 2 });
  await parts.until('a', 2);
  expect([parts.lists(), parts.logged]).toEqual([1, []]);
});

test('watches that end at once are begun again with growing pauses', async () => {
  await using parts = await follow({ prepare: (server) => {
    server.secondMs = 0;
    server.bookmarks = false;
  }, timings: { backOff: { baseMs: 20, capMs: 10_000 } } });
  await eventually(() => expect(parts.watches().length).toBeGreaterThan(3));
  const begunMs = performance.now();
  const before = parts.watches().length;
  await eventually(() => expect(performance.now() - begunMs).toBeGreaterThan(300));
  expect(parts.watches().length - before).toBeLessThan(4);
});

test('a listener that throws is logged, and the others are served', async () => {
  await using parts = await follow();
  parts.cache.onChange(() => {
    throw new Error('a listener of the tests');
  });
  const heard: Change<number>[] = [];
  const stop = parts.cache.onChange((change) => heard.push(change));
  parts.server.put('chat', 'a', { value: 1 });
  await eventually(() => expect(heard).toEqual([{ namespace: 'chat', name: 'a', previous: undefined, current: 1 }]));
  expect(parts.logged).toEqual(['a listener failed']);
  stop();
  parts.server.put('chat', 'a', { value: 2 });
  await parts.until('a', 2);
  expect(heard).toHaveLength(1);
});

test('an object that cannot be looked at does not keep the others from being seen', async () => {
  const project = ({ metadata, value }: Settings) => {
    if (metadata.name === 'bad') throw new Error('cannot be looked at');
    return value;
  };
  await using parts = await follow({ project, prepare: (server) => {
    server.put('chat', 'bad', { value: 1 });
    withOne(server);
  } });
  expect(parts.cache.list()).toEqual([1]);
  expect(parts.logged).toEqual(['an object cannot be looked at']);
});

test('versions that are no numbers are followed in the order in which they come', async () => {
  await using parts = await follow({ prepare: (server) => {
    server.versionPrefix = 'v';
    withOne(server);
  } });
  parts.server.put('chat', 'a', { value: 2 });
  await parts.until('a', 2);
  parts.server.resetWatches();
  parts.server.delete('chat', 'a');
  await parts.until('a', undefined);
  parts.server.put('chat', 'a', { value: 3 });
  await parts.until('a', 3);
  expect(parts.lists()).toBe(1);
});

test('nothing is left when it is stopped, and who waits for the first list is told', async () => {
  await using server = await ScriptedApiServer.start();
  server.onRequest = () => ({ kind: 'silent' });
  const shared = { random: () => 0.5, clock: () => performance.now() };
  const api = new KubernetesApi({ config: server.config, fieldManager: 'tester', ...shared });
  const ignore = () => undefined;
  const cache = new ObjectCache({ api, resource: configMaps, project: () => 1, logger: { warn: ignore, error: ignore }, ...shared });
  const stop = new AbortController();
  const ended = cache.start(stop.signal);
  await eventually(() => expect(server.requests).toHaveLength(1));
  stop.abort(new Error('stopped'));
  await ended;
  await expect(cache.synced).rejects.toThrow('stopped');
  expect(cache.isSynced).toBe(false);
  await api.close();
});

const backOff = { baseMs: 200, capMs: 10_000 };
const after = (error: unknown, failures = 0) => decideRecovery({ error, failures, chance: 0.5, backOff });
const failed = (status: number | undefined, retryAfterMs?: number) => new ApiError('failed', { status, reason: 'Scripted', retryAfterMs });

test('an expired position needs a list, at once the first time and later when that did not help', () => {
  expect(after(failed(410))).toEqual({ relist: true, waitMs: 0 });
  expect(after(failed(410), 3)).toEqual({ relist: true, waitMs: 800 });
});

test.each([undefined, 429, 500, 503])('after %p it goes on from where it was, and lists when that fails again and again', (status) => {
  expect([0, 1, 2, 3].map((failures) => after(failed(status), failures).relist)).toEqual([false, false, true, true]);
});

test.each([400, 403, 404])('after %p nothing but a list can tell what is there', (status) => {
  expect(after(failed(status))).toEqual({ relist: true, waitMs: 100 });
});

test('what the server asks to wait is waited', () => {
  expect(after(failed(429, 7_000)).waitMs).toBe(7_100);
});

test('an error of another kind says nothing about what is known, so everything is listed', () => {
  expect(after(new TypeError('a bug'))).toEqual({ relist: true, waitMs: 100 });
});
