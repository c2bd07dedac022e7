/** The fields of INFO that the diagnosis needs. */
export interface RedisInfo {
  readonly isCluster: boolean;
  readonly isReplica: boolean;
  readonly usedBytes: number;
  /** 0 when there is no limit. */
  readonly maxBytes: number;
  readonly evictionPolicy: string;
  /** Memory of its machine; 0 when it is not known. */
  readonly systemBytes: number;
}

export interface RedisProblem {
  readonly reason: 'RedisCluster' | 'RedisReadOnly' | 'RedisFull' | 'RedisEvicts';
  readonly message: string;
}

/** Pure: reads the reply to INFO. */
export function parseInfo(reply: string): RedisInfo {
  const fields = new Map(
    reply.split(/\r?\n/).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  );
  return {
    isCluster: fields.get('cluster_enabled') === '1',
    isReplica: fields.get('role') === 'slave',
    usedBytes: Number(fields.get('used_memory') ?? 0),
    maxBytes: Number(fields.get('maxmemory') ?? 0),
    evictionPolicy: fields.get('maxmemory_policy') ?? 'noeviction',
    systemBytes: Number(fields.get('total_system_memory') ?? 0),
  };
}

const mebibytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;

/** Pure: problems that make a reachable Redis unusable, the worst first. */
export function diagnose({ isCluster, isReplica, usedBytes, maxBytes, evictionPolicy }: RedisInfo): RedisProblem[] {
  const problems: RedisProblem[] = [];
  if (isCluster)
    problems.push({
      reason: 'RedisCluster',
      message: 'it is a Redis Cluster, which is not supported: use one Redis, with Sentinel for failover',
    });
  if (isReplica)
    problems.push({ reason: 'RedisReadOnly', message: 'it is a read-only replica: nothing can be written' });
  const evicts = evictionPolicy !== 'noeviction';
  if (maxBytes > 0 && usedBytes >= maxBytes && !evicts) {
    problems.push({
      reason: 'RedisFull',
      message: `it is full: it uses ${mebibytes(usedBytes)} of the ${mebibytes(maxBytes)} of maxmemory`,
    });
  }
  if (maxBytes > 0 && evicts) {
    problems.push({
      reason: 'RedisEvicts',
      message:
        `maxmemory-policy is ${evictionPolicy}: it may throw away the routing and what was sent last; set ` +
        'noeviction',
    });
  }
  return problems;
}
