import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requestToken } from '@cecochat/client';
import { startStores } from '@cecochat/tools';
import { drills, runDrill, type Drill, type DrillReport } from '../../client/drill/index.ts';
import { checkPlannedMove, unless } from '../../client/drill/rules.ts';
import { Machine } from '../../client/machine/index.ts';
import { OwnStores } from '../../tools/run/own-stores.ts';
import { eventually } from '../support/eventually.ts';
import { freePorts } from '../support/free-ports.ts';
import { KubernetesPlatform, MachineBridge, PlatformInCluster } from './platform/index.ts';

const file = join(import.meta.dirname, '../../samples/college-messages.tsv');
const deadlineMs = 240_000;

let folder = '';
let stores: OwnStores;
let kubernetes: KubernetesPlatform;
let platform: PlatformInCluster;
let bridge: MachineBridge;
let url: URL;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cecochat-drills-'));
  const [kafka = 0, kafkaController = 0, cassandra = 0, cassandraStorage = 0, redis = 0] = await freePorts(5);
  const ports = { kafka, kafkaController, cassandra, cassandraStorage, redis };
  const started = await startStores({ dataDir: folder, cache: join(import.meta.dirname, '../../.cache/stores'), ports, progress: () => undefined });
  stores = new OwnStores(started, folder);
  kubernetes = await KubernetesPlatform.start();
  platform = await PlatformInCluster.create(kubernetes, { stores: started });
  await platform.apply({ messaging: { replicas: 2 } });
  await platform.settled(2, 90_000);
  url = await platform.connectUrl();
  bridge = await MachineBridge.start(platform, stores);
}, deadlineMs);
afterAll(async () => {
  await bridge?.close();
  await platform?.close();
  await kubernetes?.close();
  await stores?.stopAll();
  await rm(folder, { recursive: true, force: true });
});

function perform(drill: Drill): Promise<DrillReport> {
  const settings = { standby: 0, isShort: true };
  const tokenOf = (user: Parameters<typeof requestToken>[1]) => requestToken(url, user);
  return runDrill(drill, { settings, load: {}, file, machine: new Machine(bridge.url), url, tokenOf, onProgress: () => undefined, signal: AbortSignal.timeout(deadlineMs) });
}

const undisturbed = { moved: 0, disconnects: 0 };

/** These are done on one machine in any case; here by CECOCHAT_FULL=1. */
const doneElsewhere: [string, object][] = [
  ['scale', { disconnects: 0 }],
  ['upgrade', { disconnects: 0, movesPerDeviceMin: 1, movesPerDeviceMax: 1, moved: 12, lowerBound: 12, own: { movedToBroken: 0 } }],
  ['kill', {}],
];

test.each<[string, object]>([
  ...(process.env['CECOCHAT_FULL'] === '1' ? doneElsewhere : []),
  ['hang', {}],
  ['redis-down', undisturbed],
  ['redis-wipe', undisturbed],
  ['lost-notifications', {}],
  ['kafka-restart', undisturbed],
  ['cassandra-down', undisturbed],
])('%s under load shows in a cluster what it shows on one machine', async (name, expected) => {
  const drill = drills.find((each) => each.name === name);
  if (drill === undefined) throw new Error(`there is no drill ${name}`);
  expect(await perform(drill)).toMatchObject({ problems: [], ok: true, lost: 0, duplicates: 0, reordered: 0, historyMismatches: 0, ...expected });
}, deadlineMs);

const nodeOf = async (server: string) => (await platform.pods()).find(({ metadata }) => metadata.labels['cecochat.dev/server'] === server)?.spec.nodeName ?? '';

/** Something that somebody does to a pod or a node: its servers have to hand over first, to another server for each. */
const departure = (name: string, act: () => Promise<void>): Drill => ({
  name,
  summary: name,
  prepare: () => ({ 'spec.messaging.replicas': 3 }),
  act: async (stage) => {
    const before = new Set((await platform.pods()).map(({ metadata }) => metadata.uid));
    await act();
    await stage.settled({ replicas: 3 });
    const gone = before.size - (await platform.pods()).filter(({ metadata }) => before.has(metadata.uid)).length;
    return { gone };
  },
  judge: (figures, own) => [
    ...checkPlannedMove(figures),
    ...unless(figures.disconnects === 0, `${figures.disconnects} times a device was disconnected`),
    ...unless(figures.movesPerDeviceMax === 1, `a device moved ${figures.movesPerDeviceMax} times`),
    ...unless(Number(own['gone']) > 0, 'no pod went'),
  ],
});

test('an evicted server hands its partitions over before it goes', async () => {
  const drill = departure('evict', async () => {
    const pod = `${platform.name}-messaging-0`;
    const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: pod, namespace: platform.namespace } };
    await eventually(() => kubernetes.server.api.create(`/api/v1/namespaces/${platform.namespace}/pods/${pod}/eviction`, eviction), 30_000);
    await eventually(async () => expect((await platform.pods()).map(({ metadata }) => metadata.name)).not.toContain(pod), 90_000);
  });
  expect(await perform(drill)).toMatchObject({ problems: [], ok: true, lost: 0, duplicates: 0, reordered: 0, historyMismatches: 0 });
}, deadlineMs);

test('kubectl drain empties a node under load, and nobody is disconnected', async () => {
  const drained: string[] = [];
  const drill = departure('drain', async () => {
    const node = await nodeOf('messaging-1').then(async (name) => name || nodeOf('messaging-2'));
    drained.push(node);
    await kubernetes.server.kubectl(['drain', node, '--ignore-daemonsets', '--delete-emptydir-data', '--timeout=120s']);
    expect((await platform.pods()).filter(({ spec }) => spec.nodeName === node)).toEqual([]);
  });
  expect(await perform(drill)).toMatchObject({ problems: [], ok: true, lost: 0, duplicates: 0, reordered: 0, historyMismatches: 0 });
  await kubernetes.server.kubectl(['uncordon', ...drained]);
}, deadlineMs);
