import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolders, fetchStores, findJava } from '@cecochat/tools';
import { freePort, freePorts } from '../../support/free-ports.ts';
import { cassandraHost, prepareCassandraNodes } from './cassandra-nodes.ts';
import { startControlServer } from './control-server.ts';
import { wayCount, type StoresDescription } from './description.ts';
import { prepareKafkaCluster, type BrokerPorts } from './kafka-cluster.ts';
import { prepareRedisNodes, type RedisPorts } from './redis-nodes.ts';
import type { StoreNode } from './store-node.ts';

const [brokerCount, cassandraCount, sentinelCount] = [3, 2, 3];

export interface StoreEnvironment {
  readonly description: StoresDescription;
  stop(): Promise<void>;
}

/**
 * Starts stores as production has them, on free ports of loopback: three Kafka brokers, two Cassandra nodes, a Redis with a
 * replica and Sentinels. All of it goes with this process, however that ends, data included.
 */
export async function startStoreEnvironment(progress: (line: string) => void): Promise<StoreEnvironment> {
  const begunMs = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'cecochat-stores-'));
  const keeper = removeAfterUs(folder);
  const [java, programs, ports] = await Promise.all([
    findJava(), fetchStores(cacheFolders.stores, progress), choosePorts(),
  ]);
  const nodes = [
    ...(await prepareKafkaCluster({ java, jars: programs.kafka, folder: join(folder, 'kafka'), brokers: ports.brokers })),
    ...prepareCassandraNodes({ java, jars: programs.cassandra, folder, ...ports.cassandra, count: cassandraCount }),
    ...prepareRedisNodes({ program: programs.redis, folder: join(folder, 'redis'), ports: ports.redis }),
  ];
  const stopNodes = async () => {
    await Promise.all(nodes.map((node) => node.resume().then(() => node.stop())));
    await rm(folder, { recursive: true, force: true });
    keeper.end();
  };
  try {
    await Promise.all(nodes.map((node) => startTimed(node, progress)));
    progress(`stores are up after ${secondsSince(begunMs)} s`);
    const control = await startControlServer(nodes);
    const stop = async () => {
      await control.close();
      await stopNodes();
    };
    return { description: describe(ports, control.url), stop };
  } catch (error) {
    await stopNodes();
    throw error;
  }
}

const secondsSince = (ms: number) => ((performance.now() - ms) / 1_000).toFixed(1);

async function startTimed(node: StoreNode, progress: (line: string) => void): Promise<void> {
  const begunMs = performance.now();
  await node.start();
  progress(`${node.name} is up after ${secondsSince(begunMs)} s`);
}

interface Ports {
  readonly brokers: readonly BrokerPorts[];
  readonly cassandra: { readonly port: number; readonly storagePort: number };
  readonly redis: RedisPorts;
}

async function choosePorts(): Promise<Ports> {
  const brokers: BrokerPorts[] = [];
  for (let broker = 0; broker < brokerCount; broker++) {
    const ways: { listen: number; advertised: number }[] = [];
    for (let way = 0; way < wayCount; way++) ways.push({ listen: await freePort(), advertised: await freePort() });
    brokers.push({ direct: await freePort(), controller: await freePort(), ways });
  }
  return {
    brokers,
    cassandra: { port: await freePort(), storagePort: await freePort() },
    redis: { master: await freePort(), replica: await freePort(), sentinels: await freePorts(sentinelCount) },
  };
}

const at = (port: number) => `127.0.0.1:${port}`;

function describe({ brokers, cassandra, redis }: Ports, control: string): StoresDescription {
  const ways = Array.from({ length: wayCount }, (_, way) =>
    brokers.flatMap(({ ways: ofBroker }) => ofBroker.slice(way, way + 1).map(({ listen, advertised }) => ({ listen: at(advertised), target: at(listen) }))),
  );
  return {
    kafkaBrokers: brokers.map(({ direct }) => at(direct)).join(','),
    cassandraContactPoints: `${cassandraHost(0)}:${cassandra.port}`,
    redisUrl: `redis://${at(redis.master)}`,
    replication: { kafka: brokerCount, cassandra: cassandraCount },
    control,
    kafkaWays: ways,
    cassandraPort: cassandra.port,
    cassandraNodes: cassandraCount,
    redisPorts: redis,
  };
}

/** A shell that removes the folder when we have died without doing it, once the stores that died with us are gone. */
function removeAfterUs(folder: string): { end(): void } {
  const script = 'read -r _ && exit; n=0; while [ $n -lt 25 ]; do rm -rf "$1"; sleep 1; n=$((n+1)); done';
  const shell = spawn('/bin/sh', ['-c', script, 'remover', folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  shell.stdin.on('error', () => undefined);
  shell.unref();
  return { end: () => shell.stdin.end('\n') };
}
