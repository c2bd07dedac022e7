import { createKafka, createLogWriter, readKafkaConnection, topicNames, type LogWriter } from '@cecochat/kafka';
import type { Logger } from '@cecochat/runtime';
import type { Config } from '../config.ts';
import { LogReader } from './log-reader.ts';

/** The log as a server reads and writes it: the contract of `LogReader` and `LogWriter`, for any implementation. */
export interface MessageLog {
  readonly reader: Pick<LogReader, 'healthy' | 'surplusPartitions' | 'start' | 'stop' | 'follow' | 'unfollow' | 'offsets' | 'useGeneration'>;
  readonly writer: LogWriter;
}

export interface LogContext {
  readonly incarnation: string;
  readonly logger: Logger;
}

export type OpenLog = (config: Config, context: LogContext) => MessageLog;

/** The log in Kafka. */
export const openKafkaLog: OpenLog = (config, { incarnation, logger }) => {
  const connection = { ...readKafkaConnection(config), clientId: config.NAME, logger };
  const topic = topicNames(config.TOPIC_PREFIX).messages;
  const groupId = `${config.TOPIC_PREFIX}${config.NAME}-${incarnation}`;
  return { reader: new LogReader({ kafka: createKafka(connection), topic, groupId, logger }), writer: createLogWriter(connection, topic) };
};
