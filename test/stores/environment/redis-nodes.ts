import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChild, type Child } from '@cecochat/runtime';
import { untilRedisAnswers } from '@cecochat/tools';
import { StoreNode } from './store-node.ts';

/** What Sentinel calls the pair. */
export const sentinelName = 'cecochat';

export interface RedisPorts {
  readonly master: number;
  readonly replica: number;
  readonly sentinels: readonly number[];
}

export interface RedisNodesOptions {
  readonly program: string;
  readonly folder: string;
  readonly ports: RedisPorts;
}

/** A master, its replica, and Sentinels of which two have to agree. They keep what they learn in their files, as Redis does. */
export function prepareRedisNodes({ program, folder, ports }: RedisNodesOptions): readonly StoreNode[] {
  mkdirSync(folder, { recursive: true });
  const node = (name: string, port: number, lines: readonly string[], more: readonly string[] = []) => {
    const data = join(folder, name);
    mkdirSync(data, { recursive: true });
    const file = join(folder, `${name}.conf`);
    writeFileSync(file, [`port ${port}`, 'bind 127.0.0.1', `dir ${data}`, ...lines, ''].join('\n'));
    return new StoreNode(name, () => startNode({ name, program, args: [file, ...more], log: join(folder, `${name}.log`) }, port));
  };
  const store = ['save ""', 'appendonly yes', 'repl-diskless-sync yes', 'repl-diskless-sync-delay 0'];
  const watch = [
    `sentinel monitor ${sentinelName} 127.0.0.1 ${ports.master} 2`,
    `sentinel down-after-milliseconds ${sentinelName} 2000`,
    `sentinel failover-timeout ${sentinelName} 6000`,
  ];
  return [
    node('redis-1', ports.master, store),
    node('redis-2', ports.replica, [...store, `replicaof 127.0.0.1 ${ports.master}`]),
    ...ports.sentinels.map((port, index) => node(`sentinel-${index + 1}`, port, watch, ['--sentinel'])),
  ];
}

interface Program {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly log: string;
}

async function startNode({ name, program, args, log }: Program, port: number): Promise<Child> {
  const child = startChild({ name, command: program, args, log });
  await untilRedisAnswers(child, port, { enableReadyCheck: false });
  return child;
}
