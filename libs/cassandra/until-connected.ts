import { setTimeout } from 'node:timers/promises';
import type { Client } from 'cassandra-driver';
import { connectCassandra, type CassandraOptions } from './connect-cassandra.ts';
import { describeFailure } from './failures.ts';

const retryMs = 1_000;

/**
 * Connects, however long Cassandra or its schema are away; says why it waits, once for every new reason. Throws only
 * when the signal is aborted, or with the last reason when the deadline passes.
 */
export async function untilCassandraConnected(
  options: CassandraOptions,
  { signal, deadlineMs = Infinity }: { readonly signal?: AbortSignal; readonly deadlineMs?: number } = {},
): Promise<Client> {
  const giveUpAt = performance.now() + deadlineMs;
  let said = '';
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await connectCassandra(options);
    } catch (error) {
      const reason = describeFailure(error);
      if (performance.now() > giveUpAt) throw new Error(`cassandra at ${options.contactPoints.join(', ')}: ${reason}`, { cause: error });
      if (reason !== said) options.logger.warn({ reason }, 'waiting for cassandra');
      said = reason;
    }
    await setTimeout(retryMs, undefined, { ...(signal && { signal }) });
  }
}

