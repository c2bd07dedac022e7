import type { Partition } from '@cecochat/contracts';

/** The load of a partition as one server reports it. */
export interface PartitionLoad {
  readonly connections: number;
  readonly messagesPerSecond: number;
}

/**
 * Weight of one message per second, in connections. A server is full with 10,000 devices (41 KB each) or with 20,000
 * messages per second (30 us each, at 60 % of a processor), so one message per second counts as half a device.
 */
export const connectionsPerMessageRate = 0.5;

/** An idle partition weighs as much as one device: its server consumes it all the same, and a device may connect. */
export const idleWeight = 1;

/**
 * Load of each partition in connections, from what the servers report. While a partition changes hands two servers
 * report it: its devices are the sum, but both read the same messages, so that of the rates the higher one counts.
 */
export function partitionWeights(
  partitionCount: number, reports: Iterable<{ readonly partitions: ReadonlyMap<Partition, PartitionLoad> }>,
): number[] {
  const connections = new Float64Array(partitionCount);
  const rates = new Float64Array(partitionCount);
  for (const { partitions } of reports) {
    for (const [partition, load] of partitions) {
      connections[partition] = (connections[partition] ?? 0) + load.connections;
      rates[partition] = Math.max(rates[partition] ?? 0, load.messagesPerSecond);
    }
  }
  return Array.from(connections, (count, partition) =>
    Math.max(idleWeight, count + connectionsPerMessageRate * (rates[partition] ?? 0)),
  );
}
