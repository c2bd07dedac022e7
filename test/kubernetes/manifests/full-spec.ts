import type { z } from 'zod';
import type { chatClusterSchema } from '../../../operator/manifest/index.ts';

/** A spec as it is written, before anything is filled in. */
export type WrittenSpec = NonNullable<z.input<typeof chatClusterSchema>['spec']>;

const podTemplate: NonNullable<NonNullable<WrittenSpec['connect']>['podTemplate']> = {
  labels: { team: 'chat' },
  annotations: { 'example.com/owner': 'Somebody at the office' },
  nodeSelector: { disk: 'fast' },
  tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'chat', effect: 'NoExecute', tolerationSeconds: 60 }],
  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } },
  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: { team: 'chat' } } }],
  priorityClassName: 'important',
  runtimeClassName: 'gvisor',
  env: [
    { name: 'TZ', value: 'UTC' },
    { name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
  ],
};

const resources = { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: 2, memory: '1.5Gi' } };
const limit = { rate: 1_000, burst: 2_000 };
const secret = (name: string) => ({ name, key: 'value' });
const tls = { caSecret: secret('ca'), clientSecretName: 'client', minVersion: '1.3' as const };

const ownLogins = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, { secretName: `${name}-user` }]));

/** Whose Services have it depends on their type. */
const access = {
  externalTrafficPolicy: 'Local', sourceRanges: ['203.0.113.0/24', 'fd00::/8'], loadBalancerClass: 'example.com/internal',
} satisfies Partial<NonNullable<NonNullable<WrittenSpec['connect']>['exposure']>>;

/** A spec that has every field, so that each can be broken alone. */
export const fullSpec: WrittenSpec = {
  version: '1.2.3-rc.1',
  images: { registry: 'registry.example.com:5000/chat', pullPolicy: 'Always', pullSecrets: ['registry-login'] },
  partitions: 360,
  paused: true,
  planOnly: true,
  deletionProtection: true,
  messaging: {
    replicas: 3,
    maxConnectionsPerPod: 20_000,
    standby: 1,
    lease: '10s',
    webSockets: { origins: ['https://chat.example.com', 'http://[::1]:5173'], advertisedAddressTemplate: '{podName}.web.example.com:443' },
    handover: { drainRate: 100, deadline: '500s', maxInFlight: 8 },
    balancing: { tolerance: 0.1, window: '2m' },
    autoscaling: {
      minReplicas: 1,
      maxReplicas: 1_600,
      targetUtilization: 60,
      maxMessagesPerSecondPerPod: 1_000,
      scaleUpWindow: '1500ms',
      scaleDownWindow: '24h',
    },
    exposure: { type: 'LoadBalancer', advertisedAddressTemplate: '{podName}.chat.example.com:{port}', annotations: { 'example.com/pool': 'chat' }, ...access },
    resources,
    podTemplate,
  },
  limits: {
    perUser: { sends: { rate: 10, burst: 20 }, streams: limit, lookups: limit, pages: limit, typing: limit },
    perAddress: { sends: limit, streams: limit, lookups: limit, pages: limit, refusedTokens: limit },
  },
  connections: { perProcess: 60_000, perAddress: 1_000, streamsPerConnection: 50 },
  connect: { replicas: 2, exposure: { type: 'ClusterIP', advertisedAddressTemplate: '{clusterIP}:8080', annotations: { a: 'b' }, ...access }, resources, podTemplate },
  history: {
    replicas: 2,
    userMessageCount: 100,
    dialogMessageCount: 64,
    exposure: { type: 'ClusterIP', advertisedAddressTemplate: '{clusterIP}:9000', annotations: { a: 'b' }, ...access },
    resources,
    podTemplate,
  },
  materialize: { replicas: 2, resources, podTemplate },
  groups: { replicas: 2, exposure: { type: 'ClusterIP', advertisedAddressTemplate: '{clusterIP}:9000', annotations: { a: 'b' }, ...access }, resources, podTemplate },
  accounts: { replicas: 2, signUp: true, providers: [{ name: 'company', label: 'Company', issuer: 'https://login.example.com/realms/a', clientId: 'chat', clientSecret: secret('login'), scopes: ['openid'], caSecret: secret('ca') }], exposure: { type: 'ClusterIP', advertisedAddressTemplate: '{clusterIP}:9000', annotations: { a: 'b' }, ...access }, resources, podTemplate },
  web: { replicas: 2, trustedProxies: ['10.0.0.0/8', 'fd00::/8'], exposure: { type: 'ClusterIP', advertisedAddressTemplate: '{clusterIP}:8080', annotations: { a: 'b' }, ...access }, resources, podTemplate },
  auth: { keys: { url: 'https://login.example.com/keys', caSecret: secret('ca'), proxy: 'http://proxy.example.com:3128' }, issuer: 'me', audience: 'us', maxTokenLife: '1h', developmentIssuer: { secret: secret('issuer') } },
  reflection: true,
  egress: { kafka: [{ ports: [{ port: 9092 }] }], cassandra: [{}], redis: [{}], logins: [{ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }] }] },
  tls: { secretName: 'certificate', minVersion: '1.3' },
  plaintext: false,
  monitoring: { namespaceLabels: { team: 'monitoring' } },
  dependencies: {
    kafka: { addresses: ['kafka-0:9092', '[FD00::1]:9092'], topicPrefix: 'x_', replicationFactor: 3, tls, credentials: { secretName: 'kafka-user', mechanism: 'plain' }, serviceCredentials: ownLogins('messaging', 'materialize', 'groups', 'setup'), insecure: false },
    cassandra: { addresses: ['cassandra:9042'], datacenter: 'dc1', keyspace: 'chat', replicationFactor: 3, tls, credentials: { secretName: 'cassandra-user' }, serviceCredentials: ownLogins('history', 'materialize', 'groups', 'accounts', 'setup'), insecure: false },
    redis: { url: 'rediss://redis.example.com:6380/1', prefix: '{chat}:', sentinel: { addresses: ['sentinel-0:26379'], masterName: 'chat', credentials: { secretName: 'sentinel-user' } }, tls, credentials: { secretName: 'redis-user' }, serviceCredentials: ownLogins('messaging', 'connect', 'history', 'groups', 'accounts', 'web', 'setup', 'operator'), signingSecret: { name: 'redis-signing', key: 'keys' }, insecure: false },
  },
  upgrade: { surge: 2, healthGate: '0s', deadline: '1h', autoRollback: false },
};

/** As an API server takes it. */
export const manifestOf = (spec: unknown, metadata: object = { name: 'mine' }) => ({ apiVersion: 'cecochat.dev/v1beta1', kind: 'ChatCluster', metadata, spec });

export type Path = readonly (string | number)[];

/** A copy of the full spec with another value in one place; undefined takes the field away. */
export const specWith = (path: Path, value: unknown): unknown => copyWith(fullSpec, path, value);

function copyWith(whole: unknown, [part, ...rest]: Path, value: unknown): unknown {
  if (part === undefined) return value;
  if (Array.isArray(whole)) return whole.map((each, index) => (index === part ? copyWith(each, rest, value) : (each as unknown)));
  const fields = { ...(whole as Readonly<Record<string, unknown>> | undefined) };
  return { ...fields, [part]: copyWith(fields[part], rest, value) };
}
