import type { ServerReport } from '@cecochat/redis';
import type { Member } from '../decide/index.ts';

/** A server's process, or pod. */
export interface ServerProcess {
  /** Whether its program runs at this moment. */
  readonly up: boolean;
  /** It was asked to stop. */
  readonly stopping: boolean;
  /** host:port that clients dial. */
  readonly address: string;
}

/**
 * - healthy: it runs and reports
 * - starting: it was never healthy
 * - draining: it was asked to stop
 * - silent: it runs and has not reported for a while, or Redis is away
 * - down: it does not run
 */
export type ServerHealth = 'healthy' | 'starting' | 'draining' | 'silent' | 'down';

/** silent: it has not reported for a while, or Redis is away. */
export type ServerState = 'serving' | 'warming' | 'draining' | 'silent';

/** Pure. */
export function healthOf(
  member: Pick<Member, 'incarnation'>, process: Pick<ServerProcess, 'up' | 'stopping'> | undefined,
  report: Pick<ServerReport, 'draining'> | undefined,
): ServerHealth {
  if (report !== undefined && process?.up === true)
    return report.draining || process.stopping ? 'draining' : 'healthy';
  if (member.incarnation === undefined) return 'starting';
  return process?.up === true ? 'silent' : 'down';
}

/** Pure: `assigned` is how many partitions it should serve. */
export function stateOf(
  report: Pick<ServerReport, 'draining' | 'partitions'> | undefined, assigned: number,
): ServerState {
  if (report === undefined) return 'silent';
  if (report.draining) return 'draining';
  const serving = Object.values(report.partitions).filter(({ state }) => state === 'serving').length;
  return serving >= assigned ? 'serving' : 'warming';
}
