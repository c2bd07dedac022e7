import { keyspacePattern } from '@cecochat/cassandra';
import { redisPrefixPattern } from '@cecochat/redis';
import { hostPort } from '@cecochat/runtime';
import { z } from 'zod';
import { serviceNames, services, type Store } from '../../services/catalogue.ts';
import { unchanging, unchangingField, withRules, type Rule } from './rules.ts';
import { count, maxItems, objectName, secretKey } from './values.ts';

/** The name of the operator among the users of Redis. */
export const operatorUser = 'operator';

const addresses = z.array(hostPort.max(260)).min(1).max(maxItems).describe('host:port of its nodes');
/** Copies in a cluster, where the manifest has no number. */
export const copiesUnlessGiven = 3;
const replicationFactor = count(1, 9)
  .optional()
  .describe(`copies of what is stored; left out: ${copiesUnlessGiven} in a cluster, 1 on one machine`);

const tls = z
  .strictObject({
    caSecret: secretKey.optional().describe('certificates that are trusted, in PEM; left out: those of the system'),
    clientSecretName: objectName
      .optional()
      .describe('Secret with tls.crt and tls.key, the certificate that is shown to the store; left out: none'),
    minVersion: z.enum(['1.2', '1.3']).default('1.2').describe('least version of TLS'),
  })
  .optional()
  .describe('connections are encrypted');

const insecure = z
  .boolean()
  .default(false)
  .describe('credentials may be sent without TLS, for a network in which nobody else listens');

interface Reached {
  readonly tls?: unknown;
  readonly credentials?: unknown;
  readonly insecure: boolean;
}

/** A password in plain text can be read on the way. */
const credentialsNeedTls: Rule<Reached> = {
  field: ['credentials'],
  message: 'needs tls beside it, or insecure: true',
  holds: (value) => value.credentials === undefined || value.tls !== undefined || value.insecure,
  cel: '!has(self.credentials) || has(self.tls) || (has(self.insecure) && self.insecure)',
};

const credentialsSecret = objectName.describe('Secret with the keys username and password');
const credentials = z
  .strictObject({ secretName: credentialsSecret })
  .optional()
  .describe('who the services are; left out: nobody in particular');

interface Known {
  readonly credentials?: unknown;
  readonly serviceCredentials?: unknown;
}

/** Services without an entry of their own have those of all. */
const ownNeedShared: Rule<Known> = {
  field: ['serviceCredentials'],
  message: 'needs credentials beside it, for services without an entry',
  holds: (value) => value.serviceCredentials === undefined || value.credentials !== undefined,
  cel: '!has(self.serviceCredentials) || has(self.credentials)',
};

/** Credentials of single services for a store, by the name of the service. */
function serviceCredentials(store: Store, more: readonly string[] = []) {
  const users = [...serviceNames.filter((name) => services[name].stores.includes(store)), ...more];
  const own = z.strictObject({ secretName: credentialsSecret }).optional();
  const fields = Object.fromEntries(users.map((name) => [name, own.describe(`those of ${name}`)]));
  return z
    .strictObject(fields)
    .optional()
    .describe('credentials of single services, which can have fewer rights; left out: `credentials` are those of all');
}

const kafka = withRules(z.strictObject({
  addresses,
  insecure,
  topicPrefix: unchanging(
    z.string().regex(/^[a-zA-Z0-9._-]{0,100}$/, 'must be 0 .. 100 of a-z, A-Z, 0-9 and ._-'),
    'cannot change: what was sent would be lost',
  )
    .default('')
    .describe('keeps platforms that share a Kafka apart; can never be changed'),
  replicationFactor,
  tls,
  credentials: z
    .strictObject({
      secretName: credentialsSecret,
      mechanism: z
        .enum(['plain', 'scram-sha-256', 'scram-sha-512'])
        .default('scram-sha-512')
        .describe('how they are shown to Kafka (SASL)'),
    })
    .optional()
    .describe('who the services are; left out: nobody in particular'),
  serviceCredentials: serviceCredentials('kafka'),
}), [credentialsNeedTls, ownNeedShared]);

const cassandra = withRules(z.strictObject({
  addresses,
  insecure,
  datacenter: z.string().min(1).max(253).default('datacenter1').describe('data centre whose quorum counts'),
  keyspace: unchanging(
    z.string().regex(keyspacePattern, 'must be a keyspace: 1 .. 48 of a-z, 0-9 and _, with a letter first'),
    'cannot change: history would be lost',
  )
    .default('cecochat')
    .describe('keyspace of the tables; can never be changed'),
  replicationFactor,
  tls,
  credentials,
  serviceCredentials: serviceCredentials('cassandra'),
}), [credentialsNeedTls, ownNeedShared]);

const redisUrl = withRules(
  z
    .string()
    .max(1_024)
    .regex(/^rediss?:\/\/[^\s]+$/, 'must be a URL such as redis://127.0.0.1:6379'),
  [
    {
      message: 'must be a URL such as redis://127.0.0.1:6379',
      holds: (text) => !/^rediss?:\/\/[^\s]+$/.test(text) || URL.canParse(text), // The pattern covers the rest.
      cel: 'isURL(self)',
    },
  ],
);

const redisFields = z.strictObject({
  url: redisUrl.describe('URL of Redis; rediss:// is encrypted'),
  prefix: z
    .string()
    .regex(redisPrefixPattern, 'must be 1 .. 200 of a-z, A-Z, 0-9 and {}:/._-')
    .optional()
    .describe(
      'begins every key; left out: {cecochat:namespace/name}: in a cluster, {cecochat}: on one machine; can never ' +
        'be changed',
    ),
  sentinel: z
    .strictObject({
      addresses: z.array(hostPort.max(260)).min(1).max(maxItems).describe('host:port of the Sentinels'),
      masterName: z.string().min(1).max(253).describe('what they call the Redis'),
      credentials: z
        .strictObject({ secretName: credentialsSecret })
        .optional()
        .describe('who asks the Sentinels; left out: nobody in particular'),
    })
    .optional()
    .describe('who knows where Redis is: the host in url is not asked then, and is only the name in certificates'),
  tls,
  credentials,
  serviceCredentials: serviceCredentials('redis', [operatorUser]),
  insecure,
  signingSecret: secretKey
    .optional()
    .describe(
      'keys that sign the routing and the keys of tokens in Redis, one a line, of 32 characters or more: the first ' +
        'one signs, all verify; left out: a party that writes to Redis can redirect devices',
    ),
});

const redis = withRules(
  unchangingField(redisFields, 'prefix', 'cannot change: servers would take each other for silent'),
  [
    {
      field: ['credentials'],
      message: 'needs a url that begins with rediss://, or insecure: true',
      holds: (value) => value.credentials === undefined || value.url.startsWith('rediss://') || value.insecure,
      cel: "!has(self.credentials) || self.url.startsWith('rediss://') || (has(self.insecure) && self.insecure)",
    },
    {
      field: ['tls'],
      message: 'must be left out unless url begins with rediss://',
      holds: (value) => value.tls === undefined || value.url.startsWith('rediss://'),
      cel: "!has(self.tls) || self.url.startsWith('rediss://')",
    },
    ownNeedShared,
  ],
);

type Credentials = { readonly secretName: string } | undefined;

interface KnownUsers {
  readonly credentials?: Credentials;
  readonly serviceCredentials?: Readonly<Record<string, Credentials>> | undefined;
}

/** Pure: the credentials of a service, or of the operator, for a store: its own, or those of all. */
export const credentialsFor = ({ credentials, serviceCredentials = {} }: KnownUsers, user: string): Credentials =>
  serviceCredentials[user] ?? credentials;

/** Pure: prefix of the keys of a ChatCluster: without a prefix in the manifest, no other ChatCluster has it. */
export const redisPrefixOf = (
  { namespace, name }: { readonly namespace: string; readonly name: string }, prefix?: string,
): string => prefix ?? `{cecochat:${namespace}/${name}}:`;

/** The stores: all three or none. */
export const dependencies = z.strictObject({
  kafka: kafka.describe('keeps the log'),
  cassandra: cassandra.describe('keeps history'),
  redis: redis.describe('keeps the routing, reports and the latest sends'),
});
