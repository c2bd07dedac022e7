import { setTimeout as sleep } from 'node:timers/promises';
import BrokerPool from 'kafkajs/src/cluster/brokerPool.js';
import Cluster from 'kafkajs/src/cluster/index.js';
import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';
import protocol from 'kafkajs/src/protocol/requests/index.js';
import { fetchLeanly } from './lean-fetching.ts';

/**
 * Errors of a partition that has no leader, or whose leader is not known to the broker that was asked:
 * LEADER_NOT_AVAILABLE, REPLICA_NOT_AVAILABLE, LISTENER_NOT_FOUND.
 */
const passingCodes = new Set([5, 9, 72]);
/** While a partition has no leader, leaders are asked for this often; milliseconds. */
const leaderlessAgeMs = 1_000;
/** A broker that does not answer, or is not there. */
const awayErrors = new Set(['KafkaJSConnectionError', 'KafkaJSRequestTimeoutError', 'KafkaJSLockTimeout']);

let isDone = false;

/**
 * Keeps what is wrong with one partition or one broker from stopping a consumer of kafkajs 2.2.4 for all others:
 *
 * - - One partition without a leader fails the metadata of its whole topic: every consumer of it stops. Here it is read
 *   with leader -1, and read
 *   again each second until it has one.
 * - - One broker that is down, and that the controller still takes for alive, stops fetching from all: each failure
 *   restarts all fetchers, with
 *   pauses that grow, and at the ninth the consumer joins its group again. Here the others are read on.
 * - A coordinator that is down or hangs stops all fetching, as a heartbeat is waited for. Here it beats beside.
 */
export function repairKafkajs(): void {
  if (isDone) return;
  isDone = true;
  readLeaderlessPartitions();
  askForLeadersSoon();
  placeLedPartitions();
  fetchFromTheRest();
  fetchLeanly(ConsumerGroup, sleep, () => performance.now());
  beatInBackground(ConsumerGroup);
}

function readLeaderlessPartitions(): void {
  const { Metadata } = protocol.requests;
  const versionOf = Metadata.protocol;
  Metadata.protocol = (version) => {
    const build = versionOf(version);
    return (options) => {
      const { request, response } = build(options);
      return {
        request,
        response: {
          decode: response.decode, parse: (data) => response.parse(withoutPassingErrors(data as MetadataAnswer)),
        },
      };
    };
  };
}

interface MetadataAnswer {
  readonly topicMetadata: readonly { readonly partitionMetadata: readonly { readonly partitionErrorCode: number }[] }[];
}

function withoutPassingErrors<T extends MetadataAnswer>(answer: T): T {
  const topicMetadata = answer.topicMetadata.map((topic) => ({
    ...topic,
    partitionMetadata: topic.partitionMetadata.map((each) =>
      passingCodes.has(each.partitionErrorCode) ? { ...each, partitionErrorCode: 0 } : each,
    ),
  }));
  return { ...answer, topicMetadata };
}

function askForLeadersSoon(): void {
  const refresh = BrokerPool.prototype.refreshMetadata;
  BrokerPool.prototype.refreshMetadata = async function refreshMetadata(topics) {
    await refresh.call(this, topics);
    const partitions = this.metadata?.topicMetadata.flatMap(({ partitionMetadata }) => partitionMetadata) ?? [];
    if (partitions.some(({ leader }) => leader < 0)) this.metadataExpireAt = Date.now() + leaderlessAgeMs;
  };
}

/**
 * A consumer that begins asks for the ends of all its partitions: those that have no leader stay unknown, until they
 * have one.
 */
function placeLedPartitions(): void {
  const fetchOffsets = Cluster.prototype.fetchTopicsOffset;
  Cluster.prototype.fetchTopicsOffset = async function fetchTopicsOffset(topics) {
    const led = topics.map((asked) => {
      const leaders = new Map(
        this.findTopicPartitionMetadata(asked.topic).map(({ partitionId, leader }) => [partitionId, leader]),
      );
      return { ...asked, partitions: asked.partitions.filter(({ partition }) => (leaders.get(partition) ?? -1) >= 0) };
    });
    const found = await fetchOffsets.call(this, led.filter(({ partitions }) => partitions.length > 0));
    return topics.map(({ topic }) => found.find((each) => each.topic === topic) ?? { topic, partitions: [] });
  };
}

function fetchFromTheRest(): void {
  const fetch = ConsumerGroup.prototype.fetch;
  ConsumerGroup.prototype.fetch = async function fetchUnlessAway(nodeId) {
    try {
      return await fetch.call(this, nodeId);
    } catch (error) {
      if (!Error.isError(error) || !awayErrors.has(error.name)) throw error;
    }
    const { brokerPool } = this.cluster;
    brokerPool.metadataExpireAt = null; // Its partitions may have other leaders by now.
    // Else it could be the one that is asked for the leaders.
    await brokerPool.brokers[nodeId]?.disconnect().catch(() => undefined);
    await sleep(this.maxWaitTime);
    return [];
  };
}

/** Whether the error is the group's answer from a broker, as opposed to no answer. */
const isAnswer = (error: unknown): boolean =>
  Error.isError(error) &&
  error.name === 'KafkaJSProtocolError' &&
  !movedTypes.has((error as { type?: string }).type ?? '');
/** The group is with another coordinator, or will be soon. */
const movedTypes = new Set(['NOT_COORDINATOR_FOR_GROUP', 'GROUP_COORDINATOR_NOT_AVAILABLE', 'GROUP_LOAD_IN_PROGRESS']);

/** The heartbeat of one group in flight, and the failure of the last one, which its members have to handle. */
interface Pulse {
  beating: boolean;
  failure: unknown;
}

const pulses = new WeakMap<ConsumerGroup, Pulse>();

/**
 * Runs the heartbeats of consumers beside fetching. The next call throws an error of the coordinator, as before. When a
 * coordinator does not answer, the group finds its coordinator again: the next one has the group and its members, so
 * that no member has to rejoin.
 */
function beatInBackground(group: typeof ConsumerGroup): void {
  const beat = group.prototype.heartbeat;
  group.prototype.heartbeat = function heartbeat(options) {
    const pulse = pulses.get(this) ?? { beating: false, failure: undefined };
    pulses.set(this, pulse);
    const { failure } = pulse;
    pulse.failure = undefined;
    if (failure !== undefined) return Promise.reject(failure as Error);
    if (!pulse.beating) {
      pulse.beating = true;
      void beatOnce(this, pulse, () => beat.call(this, options)).finally(() => (pulse.beating = false));
    }
    return Promise.resolve();
  };
}

async function beatOnce(group: ConsumerGroup, pulse: Pulse, beat: () => Promise<void>): Promise<void> {
  const { generationId, memberId } = group;
  try {
    await beat();
  } catch (error) {
    // It was about a membership that is over.
    if (group.generationId !== generationId || group.memberId !== memberId) return;
    if (isAnswer(error)) pulse.failure = error;
    else await findCoordinator(group).catch(() => undefined); // The next call tries again.
  }
}

async function findCoordinator(group: ConsumerGroup): Promise<void> {
  const found = await group.cluster.findGroupCoordinator({ groupId: group.groupId });
  group.coordinator = found;
  if (group.offsetManager !== null) group.offsetManager.coordinator = found;
}
