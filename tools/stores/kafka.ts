import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createKafka } from '@cecochat/kafka';
import { startChild, type Child } from '@cecochat/runtime';
import type { JavaStoreOptions } from './store-options.ts';
import { untilReady } from './until-ready.ts';

const run = promisify(execFile);
const quiet = { debug: () => undefined, warn: () => undefined };

/** Any fixed id will do: there is one cluster in a data folder. */
const clusterId = 'Y2Vjb2NoYXQtb25lLW5vZA';
const deadlineMs = 120_000;

export interface KafkaOptions extends JavaStoreOptions {
  readonly port: number;
  readonly controllerPort: number;
  /** In place of ours and beside them. */
  readonly settings?: Readonly<Record<string, string>>;
  /** More of the tool that prepares the data folder, such as users. */
  readonly formatArguments?: readonly string[];
}

/** Starts a broker that is its own controller; its topics are kept in the data folder. */
export async function startKafka(options: KafkaOptions): Promise<Child> {
  const folder = join(options.dataDir, 'kafka');
  mkdirSync(folder, { recursive: true });
  const settings = join(folder, 'server.properties');
  writeFileSync(settings, buildSettings(options, join(folder, 'data')));
  writeFileSync(join(folder, 'log4j2.yaml'), logging);
  const jvm = ['-Xms256m', '-Xmx512m', '-XX:+UseG1GC', `-Dlog4j2.configurationFile=${join(folder, 'log4j2.yaml')}`, '-cp', join(options.jars, '*')];
  if (!existsSync(join(folder, 'data', 'meta.properties'))) {
    await run(options.java.path, [...jvm, 'kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', settings, ...(options.formatArguments ?? [])]);
  }
  const child = startChild({
    name: 'kafka',
    command: options.java.path,
    args: [...jvm, 'kafka.Kafka', settings],
    log: join(options.logDir, 'kafka.log'),
  });
  const admin = createKafka({ brokers: [`127.0.0.1:${options.port}`], clientId: 'probe', logger: quiet }).admin({ retry: { retries: 0 } });
  try {
    await untilReady(child, () => admin.connect().then(() => admin.listTopics()).then(() => true, () => false), deadlineMs);
  } catch (error) {
    await child.stop(0);
    throw error;
  } finally {
    await admin.disconnect();
  }
  return child;
}

/** Pure: the settings file. Loopback only, one replica of everything, few threads. */
export function buildSettings(options: Pick<KafkaOptions, 'port' | 'controllerPort' | 'settings'>, data: string): string {
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${options.controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${options.port},CONTROLLER://127.0.0.1:${options.controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${options.port}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': data,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'auto.create.topics.enable': false,
    'num.network.threads': 2,
    'num.io.threads': 4,
    'log.retention.hours': 168,
    ...options.settings,
  };
  return Object.entries(settings)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

const logging = `Configuration:
  Appenders:
    Console:
      name: STDOUT
      PatternLayout:
        pattern: "%d %p %m (%c)%n"
  Loggers:
    Root:
      level: WARN
      AppenderRef:
        - ref: STDOUT
`;
