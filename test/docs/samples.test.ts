import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { secureConditionOf } from '../../operator/kubernetes/controller/secure-condition.ts';
import { chatClusterSchema, parseManifest } from '../../operator/manifest/index.ts';
import { readServableSpec } from '../../operator/kubernetes/objects/index.ts';
import { readSampleClusters, readSamples } from '../support/samples.ts';

const repository = join(import.meta.dirname, '../..');
const clusters = readSampleClusters();
const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string };

test('there are samples for one machine, for development and for production', () => {
  expect(clusters.map(({ file }) => file)).toEqual(['chatcluster-dev.yaml', 'chatcluster.yaml', 'production/managed.yaml', 'production/strimzi-cass-operator.yaml']);
});

test.each(clusters.map((sample) => [sample.file, sample] as const))('the ChatCluster in %s is one, and a cluster can serve it unless it is for one machine', (file, { text }) => {
  const { spec } = parseManifest(text, file);
  expect(readServableSpec(spec).kind === 'servable').toBe(file !== 'chatcluster.yaml');
});

test.each(clusters.filter(({ file }) => file !== 'chatcluster.yaml').map((sample) => [sample.file, sample] as const))('%s runs the version that is made here', (file, { text }) => {
  expect(parseManifest(text, file).spec.version).toBe(version);
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read any field of any kind
const objectsOf = (file: string): any[] => readSamples().filter((sample) => sample.file === file).map(({ object }) => object);
const find = (file: string, kind: string) => objectsOf(file).find((object) => object.kind === kind);

test('the sample for development reaches the stores of dev-stores.yaml', () => {
  const stores = readFileSync(join(repository, 'charts/dist/dev-stores.yaml'), 'utf8').split(/^---$/m).map((text) => parse(text));
  const addresses = stores.filter(({ kind }) => kind === 'Service').map(({ metadata, spec }) => `${metadata.name}.${metadata.namespace}.svc:${spec.ports[0].port}`);
  const { kafka, cassandra, redis } = find('chatcluster-dev.yaml', 'ChatCluster').spec.dependencies;
  expect([...kafka.addresses, ...cassandra.addresses, new URL(redis.url).host].sort()).toEqual(addresses.sort());
});

test('the sample for development leads clients to ports that are known before', () => {
  const services = objectsOf('chatcluster-dev.yaml').filter(({ kind }) => kind === 'Service');
  const { connect, history, messaging } = find('chatcluster-dev.yaml', 'ChatCluster').spec;
  const portOf = (component: string, port: number) =>
    services.find(({ spec }) => spec.selector['app.kubernetes.io/component'] === component).spec.ports.find((each: { port: number }) => each.port === port).nodePort;
  expect(connect.exposure.advertisedAddressTemplate).toBe(`127.0.0.1:${portOf('connect', 8080)}`);
  expect(history.exposure.advertisedAddressTemplate).toBe(`127.0.0.1:${portOf('history', 9000)}`);
  expect(messaging.exposure).toEqual({ type: 'NodePort', advertisedAddressTemplate: '127.0.0.1:{nodePort}' });
});

describe('what Strimzi and cass-operator make is what the ChatCluster names', () => {
  const file = 'production/strimzi-cass-operator.yaml';
  const { kafka: to, cassandra } = find(file, 'ChatCluster').spec.dependencies;

  test('the bootstrap Service, its listener and the Secret of its authority', () => {
    const { metadata: { name, namespace }, spec: { kafka } } = find(file, 'Kafka');
    const [listener] = kafka.listeners;
    expect(to.addresses).toEqual([`${name}-kafka-bootstrap.${namespace}.svc:${listener.port}`]);
    expect(to.tls).toEqual({ caSecret: { name: `${name}-cluster-ca-cert`, key: 'ca.crt' } });
    expect(to.credentials.mechanism).toBe(listener.authentication.type);
    expect(find(file, 'KafkaNodePool').metadata.labels).toEqual({ 'strimzi.io/cluster': name });
    expect(find(file, 'KafkaUser').metadata.labels).toEqual({ 'strimzi.io/cluster': name });
  });

  test('the user has the password that the platform shows, and may use what begins with its prefix', () => {
    const { authentication, authorization } = find(file, 'KafkaUser').spec;
    expect(authentication).toEqual({ type: to.credentials.mechanism, password: { valueFrom: { secretKeyRef: { name: to.credentials.secretName, key: 'password' } } } });
    expect(authorization.acls.map(({ resource }: { resource: object }) => resource)).toEqual(['topic', 'group'].map((type) => ({ type, name: to.topicPrefix, patternType: 'prefix' })));
  });

  test('the Service of the data centre, its certificate, and a user who is no superuser', () => {
    const { metadata: { name, namespace }, spec } = find(file, 'CassandraDatacenter');
    expect(cassandra.addresses).toEqual([`${spec.clusterName}-${name}-service.${namespace}.svc:9042`]);
    const [user] = spec.users;
    expect(user.superuser).toBe(false);
    expect(cassandra).toMatchObject({ datacenter: name, credentials: { secretName: user.secretName } });
    const [{ mountPath, volumeSource }] = spec.storageConfig.additionalVolumes;
    expect(spec.config['cassandra-yaml'].client_encryption_options).toMatchObject({ enabled: true, optional: false, keystore: `${mountPath}/keystore.p12` });
    expect(cassandra.tls.caSecret.name).toBe(volumeSource.secret.secretName);
    expect(cassandra.replicationFactor).toBeLessThanOrEqual(spec.size);
  });
});

test.each(['managed', 'strimzi-cass-operator'])('production/%s leaves nothing open', (name) => {
  const reading = readServableSpec(chatClusterSchema.parse(find(`production/${name}.yaml`, 'ChatCluster')).spec);
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.refusals));
  expect(secureConditionOf(reading.spec)).toMatchObject({ status: true });
});
