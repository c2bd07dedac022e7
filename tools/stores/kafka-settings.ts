import { join } from 'node:path';
import { formatHostPort } from '@cecochat/contracts';
import { defaultHost } from './store-options.ts';

/** Any fixed id will do: there is one cluster in a data folder. */
export const clusterId = 'Y2Vjb2NoYXQtb25lLW5vZA';

export interface KafkaSettings {
  /** Address of loopback; 127.0.0.1 unless given. */
  readonly host?: string;
  readonly port: number;
  readonly controllerPort: number;
  /** In place of ours and beside them. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Pure: the settings file. Loopback only, one replica of everything, few threads. */
export function buildKafkaSettings(options: KafkaSettings, data: string): string {
  const { host = defaultHost } = options;
  const at = (port: number) => formatHostPort({ host, port });
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@${at(options.controllerPort)}`,
    listeners: `PLAINTEXT://${at(options.port)},CONTROLLER://${at(options.controllerPort)}`,
    'advertised.listeners': `PLAINTEXT://${at(options.port)}`,
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

/** Pure: how Java runs Kafka and its tools. */
export const kafkaJavaOptions = (jars: string, loggingFile: string): string[] => [
  '-Xms256m', '-Xmx512m', '-XX:+UseG1GC', `-Dlog4j2.configurationFile=${loggingFile}`, '-cp', join(jars, '*'),
];

export const kafkaLogging = `Configuration:
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
