import fc from 'fast-check';
import { eventually } from '../../test/support/eventually.ts';
import { ScriptedApiServer, type EventFault, type RequestFault } from '../../test/support/scripted-api-server.ts';
import { configMaps, KubernetesApi, ObjectCache, type CacheTimings, type KubernetesObject } from './index.ts';

interface View {
  readonly uid: string | undefined;
  readonly version: number;
}

type Step =
  | { readonly kind: 'put' | 'delete' | 'recreate'; readonly name: string; readonly kept: boolean }
  | { readonly kind: 'reset' | 'compact' | 'bookmark' | 'breathe' };

const names = ['a', 'b', 'c', 'd', 'e', 'f'];
const eventFaults: readonly EventFault[] = ['drop', 'duplicate', 'late', 'repeat-old', 'garble', 'truncate', 'reset', 'half-open', 'gone', 'error', 'end'];
const requestFaults: readonly RequestFault[] = [
  { kind: 'status', status: 410 }, { kind: 'status', status: 429, retryAfterSeconds: 0 }, { kind: 'status', status: 500 }, { kind: 'status', status: 403 },
  { kind: 'reset' }, { kind: 'silent' }, { kind: 'garbage' }, { kind: 'stale', changes: 3 }, { kind: 'stale', changes: 6 },
];

/** A fault now and then: most of what happens goes as it should. */
const now = <T>(fault: readonly T[], among: number) => fc.oneof({ weight: among, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...fault) });
const schedule = fc.record({
  steps: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('put', 'put', 'delete', 'recreate'), name: fc.constantFrom(...names), kept: fc.boolean() }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('reset', 'compact', 'bookmark') }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('breathe') }) },
    ) as fc.Arbitrary<Step>,
    { minLength: 10, maxLength: 60, size: 'max' },
  ),
  events: fc.array(now(eventFaults, 4), { minLength: 20, maxLength: 80, size: 'max' }),
  requests: fc.array(now(requestFaults, 3), { maxLength: 20, size: 'max' }),
  chances: fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
  pageLimit: fc.integer({ min: 1, max: 4 }),
  /** Whether it has all been listed before anything happens. */
  isSyncedFirst: fc.boolean(),
});

/** Everything that takes seconds takes hundredths of them: a run has hundreds of watches. */
const timings: CacheTimings = { watchSeconds: 5, silenceMs: 120, shortestWatchMs: 5, backOff: { baseMs: 2, capMs: 20 }, resyncMs: 100 };
const secondMs = 10;
/** Set it to try more of them. */
const numRuns = Number(process.env['CECOCHAT_CACHE_RUNS'] ?? 60);

async function act(server: ScriptedApiServer, step: Step): Promise<void> {
  if ('name' in step) {
    if (step.kind !== 'put') server.delete('chat', step.name);
    if (step.kind !== 'delete') server.put('chat', step.name, { kept: step.kept });
  }
  if (step.kind === 'reset') server.resetWatches();
  if (step.kind === 'compact') server.compact();
  if (step.kind === 'bookmark') server.bookmark();
  for (let turn = 0; step.kind === 'breathe' && turn < 40; turn++) await nextTurn();
}

/** The sockets of both sides get on with it. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

function view({ metadata, kept }: KubernetesObject & { readonly kept?: boolean }): View | undefined {
  return kept === true ? { uid: metadata.uid, version: Number(metadata.resourceVersion) } : undefined;
}

test('whatever the network and the api server do, the cache becomes what is there, never goes back, and tells every change', async () => {
  await fc.assert(
    fc.asyncProperty(schedule, async ({ steps, events, requests, chances, pageLimit, isSyncedFirst }) => {
      await using server = await ScriptedApiServer.start();
      Object.assign(server, { pageLimit, secondMs });
      let [nextEvent, nextRequest] = [0, 0];
      server.onEvent = () => events[nextEvent++];
      server.onRequest = () => requests[nextRequest++];
      const shared = { random: () => chances.next().value ?? 0, clock: () => performance.now() };
      const api = new KubernetesApi({ config: server.config, fieldManager: 'tester', deadlineMs: 150, ...shared });
      const ignore = () => undefined;
      const cache = new ObjectCache<KubernetesObject, View>({ api, resource: configMaps, project: view, logger: { warn: ignore, error: ignore }, timings, ...shared });
      const [told, latest, wrong]: [Map<string, View>, Map<string, number>, string[]] = [new Map(), new Map(), []];
      cache.onChange(({ name, previous, current }) => {
        if (previous?.version !== told.get(name)?.version) wrong.push(`${name} was ${told.get(name)?.version}, and is told to have been ${previous?.version}`);
        if (current !== undefined && current.version <= (latest.get(name) ?? 0)) wrong.push(`${name} went back from ${latest.get(name)} to ${current.version}`);
        if (current === undefined) told.delete(name);
        else told.set(name, current);
        if (current !== undefined) latest.set(name, current.version);
      });
      const stop = new AbortController();
      const ended = cache.start(stop.signal);
      try {
        if (isSyncedFirst) await cache.synced;
        for (const step of steps) await act(server, step);
        [server.onEvent, server.onRequest] = [ignore, ignore];
        const there = [...server.state().values()].map(view).filter((each) => each !== undefined);
        await eventually(() => {
          expect(new Set(cache.list())).toEqual(new Set(there));
          expect(new Set(told.values())).toEqual(new Set(there));
        }, 10_000);
        expect(wrong).toEqual([]);
      } finally {
        stop.abort();
        await ended;
        await api.close();
      }
    }),
    { numRuns },
  );
});
