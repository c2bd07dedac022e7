import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { replicatedServices } from '../../services/catalogue.ts';
import { fullSpec, manifestOf } from '../../test/kubernetes/manifests/index.ts';
import type { ChatClusterSpec } from './chat-cluster.ts';
import { ManifestError, parseManifest, parseChatCluster } from './parse-manifest.ts';
import { replicasOf } from './services.ts';

const sample = readFileSync(join(import.meta.dirname, '../../samples/chatcluster.yaml'), 'utf8');
const head = 'apiVersion: cecochat.dev/v1beta1\nkind: ChatCluster\nmetadata:\n  name: mine\n';
const problemsOf = (text: string): readonly string[] => {
  try {
    parseManifest(text, 'my.yaml');
  } catch (error) {
    if (error instanceof ManifestError) return error.problems;
    throw error;
  }
  return [];
};

test('the sample describes two messaging servers, one of everything else and 36 partitions', () => {
  const { metadata, spec } = parseManifest(sample, 'sample.yaml');
  expect(metadata.name).toBe('sample');
  expect(spec.partitions).toBe(36);
  expect([spec.messaging, spec.connect, spec.history, spec.materialize, spec.groups, spec.accounts, spec.web].map(({ replicas }) => replicas)).toEqual([2, 1, 1, 1, 1, 1, 1]);
});

test('what the sample says is the default, as its first line promises', () => {
  const onOneMachine = (text: string) => {
    const { spec } = parseManifest(text, 'a.yaml');
    const counted = replicatedServices.map((name) => [name, { ...spec[name], replicas: replicasOf(spec[name], 'machine') }]);
    return { ...spec, ...Object.fromEntries(counted) } as ChatClusterSpec;
  };
  expect(onOneMachine(head)).toEqual(onOneMachine(sample));
});

test('the dependencies in the sample are right when their comment marks are taken away', () => {
  const text = sample.replace(/^( *)# (dependencies:|  .*)$/gm, '$1$2');
  expect(parseManifest(text, 'sample.yaml').spec.dependencies?.redis.url).toBe('redis://127.0.0.1:6379');
});

test('durations become milliseconds', () => {
  const { messaging } = parseManifest(`${head}spec: { messaging: { lease: 2500ms, handover: { deadline: 2m } } }`, 'a.yaml').spec;
  expect([messaging.lease, messaging.handover.deadline, messaging.balancing.window]).toEqual([2_500, 120_000, 60_000]);
});

test.each([
  ['an unknown field', 'spec:\n  messaging:\n    replicas: 2\n    replica: 3\n', 'my.yaml:8: spec.messaging.replica is not a known field'],
  ['a field with an odd name', 'spec:\n  "two\\nlines": 1\n', 'my.yaml:6: spec."two\\nlines" is not a known field'],
  ['too many partitions', 'spec:\n  partitions: 10001\n', 'my.yaml:6: spec.partitions must be <=10000'],
  ['no partition', 'spec:\n  partitions: 0\n', 'my.yaml:6: spec.partitions must be >=1'],
  ['a number as text', 'spec:\n  partitions: "36"\n', 'my.yaml:6: spec.partitions must be number, received string'],
  ['half a server', 'spec:\n  messaging:\n    replicas: 1.5\n', 'my.yaml:7: spec.messaging.replicas must be int, received number'],
  ['an empty section', 'spec:\n  history:\n', 'my.yaml:6: spec.history must be object, received null'],
  ['no server', 'spec:\n  messaging:\n    replicas: 0\n', 'my.yaml:7: spec.messaging.replicas must be 1 or more unless spec.paused is true'],
  ['a drain rate of 0', 'spec:\n  messaging:\n    handover: { drainRate: 0 }\n', 'my.yaml:7: spec.messaging.handover.drainRate must be >=1'],
  ['a page that is too small', 'spec:\n  history:\n    dialogMessageCount: 15\n', 'my.yaml:7: spec.history.dialogMessageCount must be >=16'],
  ['a time without unit', 'spec:\n  messaging:\n    lease: "5"\n', 'my.yaml:7: spec.messaging.lease must be a number and a unit, such as 500ms, 30s or 5m'],
  ['a time out of bounds', 'spec:\n  messaging:\n    lease: 6m\n', 'my.yaml:7: spec.messaging.lease must be 2s .. 5m'],
  ['a missing store', 'spec:\n  dependencies:\n    redis:\n      url: redis://r:1\n    kafka:\n      addresses: [k:1]\n', 'my.yaml:6: spec.dependencies.cassandra is missing'],
  [
    'an address without port',
    'spec:\n  dependencies:\n    redis:\n      url: redis://r:1\n    cassandra:\n      addresses: [c:1]\n    kafka:\n      addresses:\n        - k:1\n        - k\n',
    'my.yaml:14: spec.dependencies.kafka.addresses[1] must be host:port, such as 127.0.0.1:24000 or [::1]:24000',
  ],
  [
    'fewer at most than at least',
    'spec:\n  messaging:\n    autoscaling:\n      minReplicas: 3\n      maxReplicas: 2\n',
    'my.yaml:9: spec.messaging.autoscaling.maxReplicas must be minReplicas or more',
  ],
])('%s is named with its line, field and rule', (_, spec, problem) => {
  expect(problemsOf(head + spec)).toEqual([problem]);
});

test('every problem has a line of its own', () => {
  expect(problemsOf('apiVersion: v1\nkind: Pod\nmetadata:\n  name: My Chat\nspec:\n  partitions: -1\n')).toEqual([
    'my.yaml:1: apiVersion must be one of "cecochat.dev/v1beta1"|"cecochat.dev/v1alpha1"',
    'my.yaml:2: kind must be "ChatCluster"',
    'my.yaml:4: metadata.name must be a-z, 0-9 and -, with a letter first and no - last',
    'my.yaml:6: spec.partitions must be >=1',
  ]);
});

test.each([
  ['nothing', '', 'my.yaml:1: the manifest must be object, received null'],
  ['a list', '- 1\n', 'my.yaml:1: the manifest must be object, received array'],
  ['broken YAML', `${head}spec: [1\n`, /^my\.yaml:\d+: Flow sequence in block collection/],
  ['a field twice', `${head}kind: ChatCluster\n`, /^my\.yaml:5: Map keys must be unique/],
  ['two manifests', `${head}---\n${head}`, /^my\.yaml:5: Source contains multiple documents/],
  ['an alias without anchor', `${head}spec: *there\n`, /^my\.yaml: Unresolved alias/],
])('%s is no manifest', (_, text, problem) => {
  const problems = problemsOf(text);
  expect(problems[0]).toEqual(typeof problem === 'string' ? problem : expect.stringMatching(problem));
});

test('whatever is in the file, the outcome is a manifest or lines that begin with the file', () => {
  const mangled = fc.tuple(fc.nat(sample.length), fc.nat(40), fc.string({ maxLength: 12 })).map(([at, cut, put]) => sample.slice(0, at) + put + sample.slice(at + cut));
  fc.assert(fc.property(fc.oneof(fc.string(), mangled), (text) => {
    for (const problem of problemsOf(text)) expect(problem).toMatch(/^my\.yaml(:\d+)?: [^\n]+$/);
  }));
});

test('the sample for production is right, and has what a cluster needs', () => {
  const { spec } = parseManifest(readFileSync(join(import.meta.dirname, '../../samples/production/managed.yaml'), 'utf8'), 'production.yaml');
  expect([spec.messaging, spec.connect, spec.history, spec.materialize, spec.groups, spec.accounts, spec.web].every(({ replicas = 0 }) => replicas > 1)).toBe(true);
  expect(spec.messaging.autoscaling?.maxReplicas).toBeGreaterThan(spec.messaging.replicas);
  const { kafka, cassandra, redis } = spec.dependencies ?? {};
  for (const store of [kafka, cassandra, redis]) expect(store).toMatchObject({ tls: { caSecret: { key: 'ca.crt' } }, credentials: { secretName: expect.any(String) } });
  expect(spec).toMatchObject({ auth: { keys: { url: expect.any(String) } }, tls: { secretName: expect.any(String) } });
});

const metadata = {
  name: 'mine',
  namespace: 'chat',
  uid: '0b1c',
  resourceVersion: '812',
  generation: 3,
  creationTimestamp: '2030-01-01T00:00:00Z',
  deletionTimestamp: '2030-01-02T00:00:00Z',
  deletionGracePeriodSeconds: 0,
  finalizers: ['cecochat.dev/drain'],
  managedFields: [{ manager: 'kubectl', operation: 'Apply' }],
};

test('what an API server keeps is read as the file that was applied', () => {
  const { spec, metadata: kept } = parseChatCluster(manifestOf(fullSpec, metadata));
  expect(spec).toEqual(parseManifest(JSON.stringify(manifestOf(fullSpec)), 'my.json').spec);
  expect(kept).toEqual({
    name: 'mine',
    namespace: 'chat',
    uid: '0b1c',
    resourceVersion: '812',
    generation: 3,
    deletionTimestamp: '2030-01-02T00:00:00Z',
    finalizers: ['cecochat.dev/drain'],
    labels: {},
    annotations: {},
  });
});

test('one that was stored before there was a default has it', () => {
  expect(parseChatCluster(manifestOf({ messaging: {} }, metadata)).spec.messaging.exposure).toEqual({ type: 'ClusterIP' });
});

test.each([
  ['nothing', undefined, undefined],
  ['what is known', { observedGeneration: 2, servers: { wanted: 2, running: 2, healthy: 1 } }, { observedGeneration: 2, servers: { wanted: 2, running: 2, healthy: 1 } }],
  ['what another version of the operator knew', { observedGeneration: 2, weather: 'fine' }, { observedGeneration: 2 }],
  ['what cannot be understood', { observedGeneration: 'two' }, undefined],
])('the status may be %s', (_, status, read) => {
  expect(parseChatCluster({ ...manifestOf({}, metadata), status }).status).toEqual(read);
});

test('every problem has a line of its own, with the field and the rule', () => {
  const broken = { ...manifestOf({ partitions: 0, messaging: { replica: 1 }, dependencies: { kafka: { addresses: ['k'] } } }, metadata), kind: 'Pod' };
  const read = () => parseChatCluster(broken);
  expect(read).toThrow(ManifestError);
  expect(read).toThrow(
    [
      'kind must be "ChatCluster"',
      'spec.partitions must be >=1',
      'spec.messaging.replica is not a known field',
      'spec.dependencies.kafka.addresses[0] must be host:port, such as 127.0.0.1:24000 or [::1]:24000',
      'spec.dependencies.cassandra is missing',
      'spec.dependencies.redis is missing',
    ].join('\n'),
  );
});

test.each([[undefined], [null], ['text'], [[]], [{}]])('%j is no ChatCluster', (value) => {
  expect(() => parseChatCluster(value)).toThrow(ManifestError);
});
