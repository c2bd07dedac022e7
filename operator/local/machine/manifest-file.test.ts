import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.ts';
import { parseManifest } from '../../manifest/index.ts';
import { planPorts } from '../processes/index.ts';
import { checkManifest } from './check-manifest.ts';
import { ManifestFile, scaleManifest } from './manifest-file.ts';

const sample = await readFile(join(import.meta.dirname, '../../../samples/chatcluster.yaml'), 'utf8');
const head = 'apiVersion: cecochat.dev/v1beta1\nkind: ChatCluster\nmetadata:\n  name: mine\n';
const replicasOf = (text: string) => parseManifest(text, 'a.yaml').spec.messaging.replicas;

test('scaling changes the number in the sample, and nothing else', () => {
  const scaled = scaleManifest(sample, 5);
  expect(replicasOf(scaled)).toBe(5);
  const lines = scaled.split('\n');
  const changed = sample.split('\n').flatMap((line, index) => (line === lines[index] ? [] : [[line, lines[index]]]));
  expect(changed).toEqual([['    replicas: 2', '    replicas: 5']]);
});

test.each([
  ['nothing', head],
  ['a comment', `${head}# mine\n`],
  ['an empty spec', `${head}spec: {}\n`],
  ['other settings', `${head}spec:\n  partitions: 8 # few\n  messaging: { standby: 1 }\n`],
  ['a number in braces', `${head}spec: { messaging: { replicas: 3, standby: 1 } }\n`],
])('scaling finds its place where the manifest says %s', (_, text) => {
  const scaled = scaleManifest(text, 4);
  expect(replicasOf(scaled)).toBe(4);
  expect({ ...parseManifest(scaled, 'a.yaml').spec, messaging: 0 }).toEqual({ ...parseManifest(text, 'a.yaml').spec, messaging: 0 });
  for (const comment of text.match(/#.*/g) ?? []) expect(scaled).toContain(comment);
});

test('stores do not change while the platform runs, all else may', () => {
  const dependencies = (port: number) => `{ kafka: { addresses: ["k:${port}"] }, cassandra: { addresses: ["c:1"] }, redis: { url: "redis://r:1" } }`;
  const present = { ports: planPorts(24_000), committed: undefined, running: parseManifest(`${head}spec: { dependencies: ${dependencies(1)} }`, '').spec };
  const check = (spec: string) => () => checkManifest(`${head}spec: ${spec}`, 'a.yaml', present);
  expect(check(`{ dependencies: ${dependencies(1)}, version: v2 }`)).not.toThrow();
  expect(check(`{ dependencies: ${dependencies(2)} }`)).toThrow('a.yaml: spec.dependencies cannot change while the platform runs');
  expect(check('{}')).toThrow('a.yaml: spec.dependencies cannot change while the platform runs');
});

test('what is in Secrets is refused on one machine, and what is for Pods has no effect', async () => {
  const present = { ports: planPorts(24_000), committed: undefined, running: undefined };
  const production = await readFile(join(import.meta.dirname, '../../../samples/production/managed.yaml'), 'utf8');
  const fields = ['kafka', 'cassandra', 'redis'].flatMap((store) => [`spec.dependencies.${store}.tls`, `spec.dependencies.${store}.credentials`]);
  expect(() => checkManifest(production, 'a.yaml', present)).toThrow(fields.map((field) => `a.yaml: ${field} works in a cluster only: one machine has no Secrets`).join('\n'));
  const forPods = '{ images: { registry: mine }, tls: { secretName: a }, auth: { keys: { url: "https://a" } }, messaging: { podTemplate: { labels: { a: b } }, resources: { limits: { cpu: 1 } } } }';
  expect(checkManifest(`${head}spec: ${forPods}`, 'a.yaml', present).spec.tls).toEqual({ secretName: 'a', minVersion: '1.2' });
});

describe('a file', () => {
  let folder = '';
  let path = '';
  let file: ManifestFile;
  let changes = 0;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cecochat-manifest-'));
    path = join(folder, 'm.yaml');
    await writeFile(path, head);
    changes = 0;
    file = await ManifestFile.open({ path, check: async (text) => parseManifest(text, 'm.yaml'), logger: { info: () => undefined, warn: () => undefined }, onChange: () => changes++ });
  });
  afterEach(async () => {
    await file.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('is followed when it changes', async () => {
    await writeFile(path, `${head}spec: { version: v2 }\n`);
    await eventually(() => expect(file.accepted.cluster.spec.version).toBe('v2'), 2_000);
    expect(changes).toBe(1);
  });

  test('that makes no sense any more is told, and what it said before is followed until it does', async () => {
    await writeFile(path, `${head}spec: { partitions: 0 }\n`);
    await eventually(() => expect(file.problems).toEqual(['m.yaml:5: spec.partitions must be >=1']), 2_000);
    expect(file.accepted.text).toBe(head);
    await rm(path);
    await eventually(() => expect(file.problems).toEqual([expect.stringContaining('ENOENT')]), 2_000);
    await writeFile(path, head);
    await eventually(() => expect(file.problems).toEqual([]), 2_000);
    expect(changes).toBe(0);
  });

  test('is written by who replaces or scales it, unless that makes no sense', async () => {
    await file.replace(`${head}spec: { version: v3 }\n`);
    await file.scale(3);
    expect(await file.text()).toContain('v3');
    expect([file.accepted.cluster.spec.messaging.replicas, file.accepted.cluster.spec.version, changes]).toEqual([3, 'v3', 2]);
    await expect(file.replace('nonsense')).rejects.toThrow('m.yaml:1: the manifest must be object');
    await expect(file.scale(0)).rejects.toThrow('spec.messaging.replicas must be 1 or more unless spec.paused is true');
    expect(await file.text()).toBe(file.accepted.text);
  });
});
