import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startChild, type Child } from '@cecochat/runtime';
import { buildKafkaSettings, clusterId, kafkaLogging, untilReady, type Java } from '@cecochat/tools';
import { isServing } from './kafka-request.ts';
import { StoreNode } from './store-node.ts';

const run = promisify(execFile);
const readyDeadlineMs = 120_000;

/** A broker's ports, all of loopback. */
export interface BrokerPorts {
  /** Tests and other brokers. */
  readonly direct: number;
  readonly controller: number;
  /** By way: the port on which the broker listens, and the proxy's port that it advertises to clients of that way. */
  readonly ways: readonly { readonly listen: number; readonly advertised: number }[];
}

export interface KafkaClusterOptions {
  readonly java: Java;
  readonly jars: string;
  /** Keeps data and logs. */
  readonly folder: string;
  /** Broker 1 first. */
  readonly brokers: readonly BrokerPorts[];
}

const at = (port: number) => `127.0.0.1:${port}`;
const wayName = (way: number) => `WAY${way}`;

/** Brokers that are controllers as well, as the first three of a small cluster are: every record on three, acknowledged by two. */
export async function prepareKafkaCluster(options: KafkaClusterOptions): Promise<readonly StoreNode[]> {
  const { folder, brokers } = options;
  mkdirSync(folder, { recursive: true });
  const logging = join(folder, 'log4j2.yaml');
  writeFileSync(logging, kafkaLogging);
  brokers.forEach((_, index) => writeFileSync(settingsFile(folder, index), settingsOf(options, index)));
  await format(options, logging);
  return brokers.map((ports, index) => new StoreNode(`kafka-${index + 1}`, () => startBroker(options, index, ports.direct)));
}

const dataFolder = (folder: string, index: number) => join(folder, `broker-${index + 1}`);
const settingsFile = (folder: string, index: number) => join(folder, `broker-${index + 1}.properties`);

function settingsOf({ folder, brokers }: KafkaClusterOptions, index: number): string {
  const own = brokers[index];
  if (own === undefined) throw new Error(`no broker ${index}`);
  const ways = own.ways.map(({ listen, advertised }, way) => ({ name: wayName(way), listen, advertised }));
  return buildKafkaSettings({
    port: own.direct,
    controllerPort: own.controller,
    settings: {
      'node.id': `${index + 1}`,
      'controller.quorum.voters': brokers.map(({ controller }, voter) => `${voter + 1}@${at(controller)}`).join(','),
      listeners: [`DIRECT://${at(own.direct)}`, `CONTROLLER://${at(own.controller)}`, ...ways.map(({ name, listen }) => `${name}://${at(listen)}`)].join(','),
      'advertised.listeners': [`DIRECT://${at(own.direct)}`, ...ways.map(({ name, advertised }) => `${name}://${at(advertised)}`)].join(','),
      'listener.security.protocol.map': ['DIRECT', 'CONTROLLER', ...ways.map(({ name }) => name)].map((name) => `${name}:PLAINTEXT`).join(','),
      'inter.broker.listener.name': 'DIRECT',
      'default.replication.factor': '3',
      'min.insync.replicas': '2',
      'offsets.topic.replication.factor': '3',
      'transaction.state.log.replication.factor': '3',
      'num.network.threads': '1',
      // The controller detects dead brokers sooner than by default: tests wait less, slow machines are still in time.
      'broker.session.timeout.ms': '6000',
      'broker.heartbeat.interval.ms': '1000',
      'replica.lag.time.max.ms': '10000',
      'log.index.size.max.bytes': '1048576', // Of each segment; preallocated.
    },
  }, dataFolder(folder, index));
}

/** The tool takes seconds of Java: it prepares one folder, and the others get a copy under an identity of their own. */
async function format({ java, jars, folder, brokers }: KafkaClusterOptions, logging: string): Promise<void> {
  await run(java.path, [...javaOptions(jars, logging), 'kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', settingsFile(folder, 0)]);
  for (const index of brokers.keys()) {
    if (index === 0) continue;
    cpSync(dataFolder(folder, 0), dataFolder(folder, index), { recursive: true });
    const meta = join(dataFolder(folder, index), 'meta.properties');
    const text = readFileSync(meta, 'utf8')
      .replace(/^node\.id=.*$/m, `node.id=${index + 1}`)
      .replace(/^directory\.id=.*$/m, `directory.id=${randomBytes(16).toString('base64url')}`);
    writeFileSync(meta, text);
  }
}

async function startBroker({ java, jars, folder }: KafkaClusterOptions, index: number, port: number): Promise<Child> {
  const child = startChild({
    name: `kafka-${index + 1}`,
    command: java.path,
    args: [...javaOptions(jars, join(folder, 'log4j2.yaml')), 'kafka.Kafka', settingsFile(folder, index)],
    log: join(folder, `broker-${index + 1}.log`),
  });
  try {
    await untilReady(child, () => isServing(at(port)), readyDeadlineMs);
  } catch (error) {
    await child.stop(0);
    throw error;
  }
  return child;
}

const javaOptions = (jars: string, logging: string): string[] => [
  '-Xms128m', '-Xmx288m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto', `-Dlog4j2.configurationFile=${logging}`, '-cp', join(jars, '*'),
];
