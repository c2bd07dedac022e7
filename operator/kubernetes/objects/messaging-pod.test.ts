import { buildMessagingPod, specHashAnnotation } from './messaging-pod.ts';
import { sampleCluster } from './sample-clusters.ts';

const server = { name: 'messaging-3', version: '1.2.3', advertised: '$(POD_IP):9000' };
const podOf = (spec: object = {}, changed: Partial<typeof server> = {}) => buildMessagingPod(sampleCluster(spec), { ...server, ...changed });
const environmentOf = (spec: object = {}) => Object.fromEntries((podOf(spec).spec.containers[0]?.env ?? []).map(({ name, value, valueFrom }) => [name, value ?? valueFrom]));

test('a server is called by its own name, listens on the address of its pod, and says where it is reached', () => {
  expect(podOf().metadata.name).toBe('sample-messaging-3');
  expect(environmentOf()).toMatchObject({
    POD_IP: { fieldRef: { fieldPath: 'status.podIP' } },
    CECOCHAT_NAME: 'messaging-3',
    CECOCHAT_VERSION: '1.2.3',
    CECOCHAT_LISTEN: '$(POD_IP):9000',
    CECOCHAT_ADMIN_LISTEN: '$(POD_IP):9090',
    CECOCHAT_ADVERTISED_ADDRESS: '$(POD_IP):9000',
    CECOCHAT_KAFKA_BROKERS: 'kafka-0:9092,kafka-1:9092',
    CECOCHAT_PLATFORM: 'chats/sample',
    CECOCHAT_REDIS_URL: 'redis://redis:6379',
    CECOCHAT_REDIS_PREFIX: '{cecochat:chats/sample}:',
    CECOCHAT_TOKEN_KEYS: 'https://login/keys',
  });
});

test('a server listens for WebSockets, and knows its address for them and the pages that may connect where the manifest has any', () => {
  expect(environmentOf()).toMatchObject({ CECOCHAT_WEB_SOCKET_LISTEN: '$(POD_IP):9001' });
  expect(environmentOf()).not.toHaveProperty('CECOCHAT_WEB_SOCKET_ORIGINS');
  const cluster = sampleCluster({ messaging: { webSockets: { origins: ['https://chat.example.com', 'http://[::1]:5173'] } } });
  const pod = buildMessagingPod(cluster, { ...server, advertisedWebSockets: '$(POD_IP):9001' });
  expect(pod.spec.containers[0]?.env).toEqual(expect.arrayContaining([
    { name: 'CECOCHAT_ADVERTISED_WEB_SOCKET_ADDRESS', value: '$(POD_IP):9001' },
    { name: 'CECOCHAT_WEB_SOCKET_ORIGINS', value: 'https://chat.example.com,http://[::1]:5173' },
  ]));
  expect(pod.spec.containers[0]?.ports).toContainEqual({ name: 'websocket', containerPort: 9001, protocol: 'TCP' });
});

test('a server has longer to go than handing over takes', () => {
  expect(podOf().spec.terminationGracePeriodSeconds).toBe(300);
  expect(Number(environmentOf()['CECOCHAT_HANDOVER_SECONDS'])).toBeLessThanOrEqual(270);
});

test('what is secret comes from Secrets, as files, which Kubernetes replaces when a Secret changes', () => {
  const login = { secretName: 'login' };
  const ca = { caSecret: { name: 'authorities', key: 'kafka.pem' } };
  const spec = {
    tls: { secretName: 'certificate', minVersion: '1.3' },
    auth: { keys: { secret: { name: 'keys', key: 'public' } } },
    dependencies: {
      kafka: { addresses: ['k:1'], tls: ca, credentials: { ...login, mechanism: 'plain' } },
      cassandra: { addresses: ['c:1'] },
      redis: { url: 'rediss://r:1', tls: { caSecret: { name: 'authorities', key: 'redis.pem' }, clientSecretName: 'shown', minVersion: '1.3' }, credentials: login },
    },
  };
  expect(environmentOf(spec)).toMatchObject({
    CECOCHAT_TLS_CERT: '/etc/cecochat/tls/tls.crt',
    CECOCHAT_TLS_KEY: '/etc/cecochat/tls/tls.key',
    CECOCHAT_TLS_MIN_VERSION: '1.3',
    CECOCHAT_REDIS_CERT: '/etc/cecochat/redis-client/tls.crt',
    CECOCHAT_REDIS_KEY: '/etc/cecochat/redis-client/tls.key',
    CECOCHAT_REDIS_TLS_MIN_VERSION: '1.3',
    CECOCHAT_TOKEN_KEYS: '/etc/cecochat/token-keys/public',
    CECOCHAT_KAFKA_TLS: 'true',
    CECOCHAT_KAFKA_CA: '/etc/cecochat/kafka-ca/kafka.pem',
    CECOCHAT_KAFKA_MECHANISM: 'plain',
    CECOCHAT_KAFKA_CREDENTIALS: '/etc/cecochat/kafka-credentials',
    CECOCHAT_REDIS_CA: '/etc/cecochat/redis-ca/redis.pem',
    CECOCHAT_REDIS_CREDENTIALS: '/etc/cecochat/redis-credentials',
  });
  const { volumes = [] } = podOf(spec).spec;
  const items = ['username', 'password'].map((key) => ({ key, path: key }));
  expect(volumes).toEqual(expect.arrayContaining([
    { name: 'kafka-credentials', secret: { secretName: 'login', items } },
    { name: 'redis-credentials', secret: { secretName: 'login', items, optional: true } }, // Redis needs no user.
  ]));
});

test('a dollar in a setting is a dollar', () => {
  const redis = { url: 'redis://user:$(POD_IP)$@r:1' };
  expect(environmentOf({ dependencies: { kafka: { addresses: ['k:1'] }, cassandra: { addresses: ['c:1'] }, redis } })['CECOCHAT_REDIS_URL']).toBe('redis://user:$$(POD_IP)$$@r:1');
});

test('pods keep apart over nodes, and over zones where they can, unless the spec places them', () => {
  expect(podOf().spec.topologySpreadConstraints?.map(({ topologyKey, whenUnsatisfiable }) => `${topologyKey} ${whenUnsatisfiable}`)).toEqual([
    'topology.kubernetes.io/zone ScheduleAnyway',
    'kubernetes.io/hostname DoNotSchedule',
  ]);
  expect(podOf().spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution).toBeUndefined();
  const placed = podOf({ messaging: { podTemplate: { topologySpreadConstraints: [], affinity: { nodeAffinity: {} }, nodeSelector: { disk: 'fast' } } } }).spec;
  expect(placed).toMatchObject({ topologySpreadConstraints: [], affinity: { nodeAffinity: {} }, nodeSelector: { disk: 'fast' } });
});

test('extra variables are added, but what the operator sets stays', () => {
  const env = [{ name: 'CECOCHAT_LISTEN', value: '0.0.0.0:1' }, { name: 'CECOCHAT_LOG_LEVEL', value: 'debug' }];
  expect(environmentOf({ messaging: { podTemplate: { env } } })).toMatchObject({ CECOCHAT_LISTEN: '$(POD_IP):9000', CECOCHAT_LOG_LEVEL: 'debug' });
});

test('a pod says by a hash what it is made of: another one means that it is outdated, while labels can change as it runs', () => {
  const hashOf = (spec?: object, changed?: Partial<typeof server>) => podOf(spec, changed).metadata.annotations?.[specHashAnnotation];
  const hash = hashOf();
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
  expect(hashOf({ messaging: { podTemplate: { labels: { team: 'a' } } } })).toBe(hash);
  expect(hashOf({ messaging: { replicas: 9 }, connect: { replicas: 3 } })).toBe(hash);
  expect(hashOf({ messaging: { resources: { limits: { memory: '1Gi' } } } })).not.toBe(hash);
  expect(hashOf({ tls: { secretName: 'certificate' } })).not.toBe(hash);
  expect(hashOf({}, { advertised: 'elsewhere:9000' })).not.toBe(hash);
});

test('readiness follows /readyz, while only a process that stands still is started anew', () => {
  const { readinessProbe, livenessProbe, startupProbe } = podOf().spec.containers[0] ?? {};
  expect([readinessProbe, livenessProbe, startupProbe].map((probe) => probe?.httpGet)).toEqual([
    { path: '/readyz', port: 9090 }, { path: '/healthz', port: 9090 }, { path: '/healthz', port: 9090 },
  ]);
});
