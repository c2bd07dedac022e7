import { fullSpec, manifestOf } from '../../test/kubernetes/manifests/index.ts';
import { ManifestError } from './manifest-error.ts';
import { parseChatCluster } from './parse-chat-cluster.ts';
import { parseManifest } from './parse-manifest.ts';

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
