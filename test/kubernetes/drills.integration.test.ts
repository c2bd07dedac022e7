import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requestToken } from '@cecochat/client-node';
import { cacheFolders, startStores } from '@cecochat/tools';
import { drills, runDrill, type Drill, type DrillReport } from '../../client/drill/index.ts';
import { Machine } from '../../client/machine/index.ts';
import { OwnStores } from '../../tools/run/own-stores.ts';
import { eventually } from '../support/eventually.ts';
import { freePorts } from '../support/free-ports.ts';
import { departure, operatorCrash, twoOperators } from './drills/index.ts';
import { KubernetesPlatform, MachineBridge, PlatformInCluster } from './platform/index.ts';

const file = join(import.meta.dirname, '../../samples/college-messages.tsv');
const isFull = process.env['CECOCHAT_FULL'] === '1';
const deadlineMs = isFull ? 900_000 : 240_000;

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
  const started = await startStores({ dataDir: folder, cache: cacheFolders.stores, ports, progress: () => undefined });
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

/** What every drill has to show. */
const kept = { problems: [], ok: true, lost: 0, duplicates: 0, reordered: 0, historyMismatches: 0 };
const undisturbed = { moved: 0, disconnects: 0 };

/** These are done on one machine in any case; here by CECOCHAT_FULL=1. */
const doneElsewhere: [string, object][] = [
  ['scale', { disconnects: 0 }],
  ['upgrade', { disconnects: 0, movesPerDeviceMin: 1, movesPerDeviceMax: 1, moved: 12, lowerBound: 12, own: { movedToBroken: 0 } }],
  ['kill', {}],
  ['redis-wipe', undisturbed],
];

test.each<[string, object]>([
  ...(isFull ? doneElsewhere : []),
  ['hang', {}],
  ['redis-down', undisturbed],
  ['lost-notifications', {}],
  ['kafka-restart', undisturbed],
  ['cassandra-down', undisturbed],
])('%s under load shows in a cluster what it shows on one machine', async (name, expected) => {
  const drill = drills.find((each) => each.name === name);
  if (drill === undefined) throw new Error(`there is no drill ${name}`);
  expect(await perform(drill)).toMatchObject({ ...kept, ...expected });
}, deadlineMs);

const nodeOf = async (server: string) => (await platform.pods()).find(({ metadata }) => metadata.labels['cecochat.dev/server'] === server)?.spec.nodeName ?? '';

test('an evicted server hands its partitions over before it goes', async () => {
  const drill = departure(platform, 'evict', async () => {
    const pod = `${platform.name}-messaging-0`;
    const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: pod, namespace: platform.namespace } };
    await eventually(() => kubernetes.server.api.create(`/api/v1/namespaces/${platform.namespace}/pods/${pod}/eviction`, eviction), 30_000);
    await eventually(async () => expect((await platform.pods()).map(({ metadata }) => metadata.name)).not.toContain(pod), 90_000);
  });
  expect(await perform(drill)).toMatchObject(kept);
}, deadlineMs);

test('kubectl drain empties a node under load, and nobody is disconnected', async () => {
  const drained: string[] = [];
  const drill = departure(platform, 'drain', async () => {
    const node = await nodeOf('messaging-1').then(async (name) => name || nodeOf('messaging-2'));
    drained.push(node);
    await kubernetes.server.kubectl(['drain', node, '--ignore-daemonsets', '--delete-emptydir-data', '--timeout=120s']);
    expect((await platform.pods()).filter(({ spec }) => spec.nodeName === node)).toEqual([]);
  });
  expect(await perform(drill)).toMatchObject(kept);
  await kubernetes.server.kubectl(['uncordon', ...drained]);
}, deadlineMs);

test('an operator that is killed over and over scales all the same, and nobody is disconnected', async () => {
  expect(await perform(operatorCrash(platform, { isFull }))).toMatchObject(kept);
}, deadlineMs);

test('when an operator is lost, or goes, another one goes on with its work, and nobody is disconnected', async () => {
  expect(await perform(twoOperators(platform))).toMatchObject(kept);
}, deadlineMs);
