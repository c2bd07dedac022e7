import { untilDone } from '@cecochat/runtime';
import type { Client } from 'cassandra-driver';
import { connectCassandra, type CassandraOptions } from './connect-cassandra.ts';
import { describeFailure } from './failures.ts';

/**
 * Connects, however long Cassandra or its schema are unavailable; logs the reason for waiting, once for every new one.
 * Throws only when the signal is aborted, or with the last reason when the deadline passes.
 */
export async function untilCassandraConnected(
  options: CassandraOptions,
  { signal, deadlineMs = Infinity }: { readonly signal?: AbortSignal; readonly deadlineMs?: number } = {},
): Promise<Client> {
  const giveUpAt = performance.now() + deadlineMs;
  try {
    return await untilDone(() => connectCassandra(options), {
      signal,
      isFinal: () => performance.now() > giveUpAt,
      describe: describeFailure,
      onReason: (reason) => options.logger.warn({ reason }, 'waiting for cassandra'),
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw new Error(`cassandra at ${options.contactPoints.join(', ')}: ${describeFailure(error)}`, { cause: error });
  }
}
