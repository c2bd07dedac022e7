import { connectRedis, readRedisConnection } from '@cecochat/redis';
import { createRegistry, startAdminServer, type Logger } from '@cecochat/runtime';
import { leaseSchema, runAsLeader, type LeaseStore } from '../../reconcile/index.ts';
import { Leadership } from './leadership.ts';
import { MachineClient } from './machine-client.ts';
import { createMetrics } from './metrics.ts';
import type { OperatorConfig } from './operator-config.ts';
import { parseCrashPoint, Writes } from './writes.ts';

/** Starts an operator, which leads whenever it holds the lease. */
export async function startOperator(config: OperatorConfig, logger: Logger): Promise<{ stop(): Promise<void> }> {
  const registry = createRegistry('operator');
  const metrics = createMetrics(registry);
  const admin = await startAdminServer({ listen: config.ADMIN_LISTEN, registry, ready: () => [] });
  const machine = new MachineClient(config.MACHINE_URL);
  const redis = connectRedis(readRedisConnection(config), logger);
  const writes = new Writes({
    crash: config.OPERATOR_CRASH === undefined ? undefined : parseCrashPoint(config.OPERATOR_CRASH),
    die: () => process.kill(process.pid, 'SIGKILL'),
    onWrite: (kind, number) => {
      metrics.writes.inc({ kind });
      logger.info({ kind, number }, 'wrote');
    },
  });
  const stopping = new AbortController();
  const running = runAsLeader({
    store: leaseIn(machine),
    me: config.NAME,
    clock: () => performance.now(),
    signal: stopping.signal,
    onError: (error) => logger.warn({ err: error }, 'the lease could not be read or renewed'),
    lead: (signal) => new Leadership({ name: config.NAME, machine, redis, writes, metrics, logger }).run(signal),
  });
  return {
    stop: async () => {
      stopping.abort();
      await running;
      redis.disconnect();
      await admin.close();
    },
  };
}

function leaseIn(machine: MachineClient): LeaseStore {
  return {
    read: async () => {
      const found = await machine.readObject('lease');
      return found && { lease: leaseSchema.parse(found.value), version: found.version };
    },
    write: async (lease, expected) => {
      await machine.writeObject('lease', lease, expected);
    },
  };
}
