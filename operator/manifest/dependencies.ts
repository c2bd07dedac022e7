import { keyspacePattern } from '@cecochat/cassandra';
import { hostPort } from '@cecochat/runtime';
import { z } from 'zod';
import { withRules } from './rules.ts';
import { count, maxItems, objectName, secretKey } from './values.ts';

const addresses = z.array(hostPort.max(260)).min(1).max(maxItems).describe('host:port of its nodes');
const replicationFactor = count(1, 9).optional().describe('copies of what is stored');

const tls = z
  .strictObject({ caSecret: secretKey.optional().describe('certificates that are trusted, in PEM; left out: those of the system') })
  .optional()
  .describe('connections are encrypted');

const credentialsSecret = objectName.describe('Secret with the keys username and password');
const credentials = z.strictObject({ secretName: credentialsSecret }).optional().describe('who the services are; left out: nobody in particular');

const kafka = z.strictObject({
  addresses,
  topicPrefix: z
    .string()
    .regex(/^[a-zA-Z0-9._-]{0,100}$/, 'must be 0 .. 100 of a-z, A-Z, 0-9 and ._-')
    .default('')
    .describe('keeps platforms that share a Kafka apart'),
  replicationFactor,
  tls,
  credentials: z
    .strictObject({
      secretName: credentialsSecret,
      mechanism: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).default('scram-sha-512').describe('how they are shown to Kafka (SASL)'),
    })
    .optional()
    .describe('who the services are; left out: nobody in particular'),
});

const cassandra = z.strictObject({
  addresses,
  datacenter: z.string().min(1).max(253).default('datacenter1').describe('data centre whose quorum counts'),
  keyspace: z.string().regex(keyspacePattern, 'must be a keyspace: 1 .. 48 of a-z, 0-9 and _, with a letter first').default('cecochat').describe('keyspace of the tables'),
  replicationFactor,
  tls,
  credentials,
});

const redisUrl = withRules(z.string().max(1_024).regex(/^rediss?:\/\/[^\s]+$/, 'must be a URL such as redis://127.0.0.1:6379'), [
  {
    message: 'must be a URL such as redis://127.0.0.1:6379',
    holds: (text) => !/^rediss?:\/\/[^\s]+$/.test(text) || URL.canParse(text), // The pattern says the rest.
    cel: 'isURL(self)',
  },
]);

const redis = withRules(z.strictObject({ url: redisUrl.describe('URL of Redis; rediss:// is encrypted'), tls, credentials }), [
  {
    field: ['tls'],
    message: 'must be left out unless url begins with rediss://',
    holds: (value) => value.tls === undefined || value.url.startsWith('rediss://'),
    cel: "!has(self.tls) || self.url.startsWith('rediss://')",
  },
]);

/** The stores: all three or none. */
export const dependencies = z.strictObject({
  kafka: kafka.describe('keeps the log'),
  cassandra: cassandra.describe('keeps history'),
  redis: redis.describe('keeps the routing, reports and the latest sends'),
});
