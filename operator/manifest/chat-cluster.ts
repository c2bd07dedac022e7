import { keyspacePattern } from '@cecochat/cassandra';
import { dialogMessageCountRange, defaultHistorySettings, maxPartitionCount, userMessageCountRange } from '@cecochat/redis';
import { hostPort } from '@cecochat/runtime';
import { z } from 'zod';
import { duration } from './duration.ts';

export const apiVersion = 'cecochat.dev/v1alpha1';
export const kind = 'ChatCluster';

const count = (min: number, max: number) => z.int().min(min).max(max);
const dnsLabel = z.string().regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, 'must be 1 .. 63 of a-z, 0-9 and - (not at an end)');

const handover = z.strictObject({
  drainRate: count(1, 100_000).default(500).describe('devices a second that one server sends away'),
  deadline: duration('1s', '1h').prefault('30s').describe('time for a partition to become empty, then the rest is disconnected'),
  maxInFlight: count(1, maxPartitionCount).default(16).describe('partitions that may be on their way at once'),
});

const balancing = z.strictObject({
  tolerance: z.number().gt(0).lt(1).default(0.15).describe('a server whose load is within this part of the mean is balanced'),
  window: duration('1s', '1h').prefault('60s').describe('how long the load must be out of balance before partitions move'),
});

const autoscaling = z
  .strictObject({
    minReplicas: count(1, 1_600).default(1).describe('fewest servers'),
    maxReplicas: count(1, 1_600).describe('most servers'),
    targetUtilization: count(10, 95).default(70).describe('per cent of the connections and messages a server is good for'),
    maxMessagesPerSecondPerPod: count(1, 1_000_000).default(2_000).describe('sends and deliveries a second a server is good for'),
    scaleUpWindow: duration('0s', '1h').prefault('30s').describe('the lowest number of servers wanted within it counts'),
    scaleDownWindow: duration('0s', '24h').prefault('5m').describe('the highest number of servers wanted within it counts'),
  })
  .refine((value) => value.maxReplicas >= value.minReplicas, { path: ['maxReplicas'], error: 'must be minReplicas or more' });

const messaging = z.strictObject({
  replicas: count(0, 1_600).default(2).describe('servers, unless autoscaling decides; 0 only while paused'),
  maxConnectionsPerPod: count(1, 1_000_000).default(50_000).describe('connections a server is good for'),
  standby: count(0, 100).default(0).describe('servers that run warm without partitions'),
  lease: duration('1s', '5m').prefault('5s').describe('a server that has not reported for this long is taken for dead'),
  handover: handover.prefault({}).describe('how partitions move from one server to another'),
  balancing: balancing.prefault({}).describe('when partitions move because of their load'),
  autoscaling: autoscaling.optional().describe('lets the load decide the number of servers'),
});

const replicated = (fallback: number) => ({ replicas: count(1, 100).default(fallback).describe('processes') });

const history = z.strictObject({
  ...replicated(1),
  userMessageCount: count(userMessageCountRange.min, userMessageCountRange.max)
    .default(defaultHistorySettings.userMessageCount)
    .describe('events in a page of what a user got and sent'),
  dialogMessageCount: count(dialogMessageCountRange.min, dialogMessageCountRange.max)
    .default(defaultHistorySettings.dialogMessageCount)
    .describe('events in a page of a dialog'),
});

const addresses = z.array(hostPort).min(1).max(100).describe('host:port of its nodes');
const replicationFactor = count(1, 9).optional().describe('copies of what is stored');

const dependencies = z.strictObject({
  kafka: z.strictObject({
    addresses,
    topicPrefix: z.string().regex(/^[a-zA-Z0-9._-]{0,100}$/, 'must be 0 .. 100 of a-z, A-Z, 0-9 and ._-').default('').describe('keeps platforms that share a Kafka apart'),
    replicationFactor,
  }),
  cassandra: z.strictObject({
    addresses,
    datacenter: z.string().min(1).default('datacenter1').describe('data centre whose quorum counts'),
    keyspace: z.string().regex(keyspacePattern).default('cecochat').describe('keyspace of the tables'),
    replicationFactor,
  }),
  redis: z.strictObject({ url: z.url({ protocol: /^rediss?$/, error: 'must be a URL such as redis://127.0.0.1:6379' }).describe('URL of Redis') }),
});

const upgrade = z.strictObject({
  surge: count(1, 100).default(1).describe('servers of a new version that run beside those they replace at once'),
  healthGate: duration('0s', '1h').prefault('5s').describe('how long a new server has to be healthy before devices move to it'),
  deadline: duration('1s', '1h').prefault('2m').describe('a new server that is not healthy after this has failed'),
  autoRollback: z.boolean().default(true).describe('whether a version that failed is taken back'),
});

const spec = z
  .strictObject({
    version: z.string().regex(/^[\w][\w.+-]{0,127}$/, 'must be a version such as 1.2.3').optional().describe('version of the services'),
    partitions: count(1, maxPartitionCount).default(36).describe('partitions of the log; can never be changed'),
    paused: z.boolean().default(false).describe('nothing is changed, whatever happens'),
    planOnly: z.boolean().default(false).describe('what would be changed is shown and not done'),
    messaging: messaging.prefault({}).describe('the servers that devices are connected to'),
    connect: z.strictObject(replicated(1)).prefault({}).describe('tells devices which server to go to'),
    history: history.prefault({}).describe('shows users what was sent'),
    materialize: z.strictObject(replicated(1)).prefault({}).describe('writes the log to Cassandra'),
    dependencies: dependencies.optional().describe('the stores; left out on one machine, it starts its own'),
    upgrade: upgrade.prefault({}).describe('how a new version replaces the old one'),
  })
  .refine((value) => value.messaging.replicas > 0 || value.paused, {
    path: ['messaging', 'replicas'],
    error: 'must be 1 or more unless spec.paused is true',
  });

const texts = z.record(z.string(), z.string()).optional();

/** The manifest of a chat platform. Strict: a field that is not known is an error. Durations become milliseconds. */
export const chatClusterSchema = z.strictObject({
  apiVersion: z.literal(apiVersion),
  kind: z.literal(kind),
  metadata: z.strictObject({ name: dnsLabel, namespace: dnsLabel.optional(), labels: texts, annotations: texts }),
  spec: spec.prefault({}),
});

/** A manifest with every default filled in. */
export type ChatCluster = z.infer<typeof chatClusterSchema>;
export type ChatClusterSpec = ChatCluster['spec'];
