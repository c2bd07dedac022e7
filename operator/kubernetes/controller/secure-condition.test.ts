import { sampleCluster, stores } from '../objects/sample-clusters.ts';
import { secureConditionOf } from './secure-condition.ts';

const credentials = { secretName: 'login' };
const closed = {
  tls: { secretName: 'certificate' },
  dependencies: {
    kafka: { ...stores.kafka, tls: {}, credentials },
    cassandra: { ...stores.cassandra, tls: {}, credentials },
    redis: { url: 'rediss://redis:6379', credentials, signingSecret: { name: 'signing', key: 'keys' } },
  },
};
const conditionOf = (spec: object) => secureConditionOf(sampleCluster({ ...closed, ...spec }).spec);
const withStore = (name: 'kafka' | 'cassandra' | 'redis', store: object) =>
  ({ dependencies: { ...closed.dependencies, [name]: store } });
const issuer = { secret: { name: 'keys', key: 'private' } };

test('a platform with TLS and credentials everywhere is secure', () => {
  expect(conditionOf({})).toMatchObject({ type: 'Secure', status: true, reason: 'NothingOpen' });
  const withPassword = withStore('redis', { url: 'rediss://:password@redis:6379', signingSecret: { name: 'signing', key: 'keys' } });
  expect(conditionOf(withPassword)).toMatchObject({ status: true });
  const withCertificate = withStore('cassandra', { ...stores.cassandra, tls: { clientSecretName: 'shown' } });
  expect(conditionOf(withCertificate)).toMatchObject({ status: true });
});

test.each([
  ['DevelopmentIssuer', 'spec.auth.developmentIssuer', { auth: { keys: { url: 'https://login/keys' }, developmentIssuer: issuer } }],
  ['KeysInPlaintext', 'spec.auth.keys.url', { auth: { keys: { url: 'http://login/keys' } } }],
  ['PlaintextInside', 'within the cluster', { tls: undefined }],
  ['Plaintext', 'on the way to connect, history', {
    tls: undefined, plaintext: true, connect: { exposure: { type: 'NodePort' } }, history: { exposure: { type: 'LoadBalancer' } },
  }],
  ['Reflection', 'spec.reflection', { reflection: true }],
  ['StorePlaintext', 'spec.dependencies.kafka', withStore('kafka', { ...stores.kafka, insecure: true, credentials })],
  ['StorePlaintext', 'spec.dependencies.redis', withStore('redis', { ...closed.dependencies.redis, ...stores.redis, insecure: true })],
  ['RedisUnsigned', 'spec.dependencies.redis.signingSecret', withStore('redis', { ...closed.dependencies.redis, signingSecret: undefined })],
  ['StoreWithoutCredentials', 'spec.dependencies.cassandra', withStore('cassandra', { ...stores.cassandra, tls: {} })],
  ['SeveralOpen', 'spec.dependencies.kafka is reached without TLS; spec.dependencies.kafka is reached without credentials', withStore('kafka', stores.kafka)],
])('%s: %s', (reason, message, spec) => {
  expect(conditionOf(spec)).toEqual({ type: 'Secure', status: false, reason, message: expect.stringContaining(message) as string });
});
