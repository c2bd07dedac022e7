import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { repository } from '../options.ts';
import { describeUnready, readReadiness, sampleCluster, withVersion } from './sample.ts';

const sample = readFileSync(join(repository, 'samples/chatcluster-dev.yaml'), 'utf8');
const objectsIn = (manifests: string) => parseAllDocuments(manifests).map((document) => document.toJS() as Record<string, Record<string, unknown>>);

test('the sample gets another version and stays as it is otherwise', () => {
  const [before, after] = [objectsIn(sample), objectsIn(withVersion(sample, '0.9.1'))];
  const platform = before.findIndex((object) => String(object['kind']) === 'ChatCluster');
  expect(after[platform]).toEqual({ ...before[platform], spec: { ...before[platform]?.['spec'], version: '0.9.1' } });
  expect(after.toSpliced(platform, 1)).toEqual(before.toSpliced(platform, 1));
});

test('the platform is where it is looked for, with the Secret that is made for it', () => {
  const platform = objectsIn(sample).find((object) => String(object['kind']) === 'ChatCluster');
  expect(platform?.['metadata']).toMatchObject({ namespace: sampleCluster.namespace, name: sampleCluster.name });
  expect(platform?.['spec']).toMatchObject({
    auth: { keys: { secret: { name: sampleCluster.secret, key: 'jwks.json' } }, developmentIssuer: { secret: { name: sampleCluster.secret, key: 'private.json' } } },
    connect: { exposure: { advertisedAddressTemplate: new URL(sampleCluster.url).host } },
  });
});

test('a platform is ready when it says so, and otherwise tells why it is not', () => {
  const withReady = (status: string) => JSON.stringify({ status: { conditions: [{ type: 'Balanced', status: 'True' }, { type: 'Ready', status, message: 'Kafka does not answer' }] } });
  expect(readReadiness(withReady('True')).ready).toBe(true);
  expect(readReadiness(withReady('False'))).toEqual({ ready: false, message: 'Kafka does not answer' });
  expect(readReadiness('{}')).toEqual({ ready: false, message: 'the operator has not looked at it yet' });
});

test('Pods that are not ready are named with a reason', () => {
  const pod = (name: string, ready: string, phase: string, state: object = {}) =>
    ({ metadata: { namespace: 'stores', name }, status: { phase, conditions: [{ type: 'Ready', status: ready }], containerStatuses: [{ state }] } });
  const pods = [pod('kafka-0', 'True', 'Running'), pod('setup', 'False', 'Succeeded'), pod('redis-0', 'False', 'Pending'), pod('cassandra-0', 'False', 'Running', { waiting: { reason: 'CrashLoopBackOff' } })];
  expect(describeUnready(JSON.stringify({ items: pods }))).toEqual(['stores/redis-0 (Pending)', 'stores/cassandra-0 (CrashLoopBackOff)']);
});
