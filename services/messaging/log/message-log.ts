import {
  createKafka, createLogWriter, readKafkaConnection, topicNames, type KafkaSettings, type LogWriter,
} from '@cecochat/kafka';
import type { Logger } from '@cecochat/runtime';
import { LogReader } from './log-reader.ts';

/** The log as a server reads and writes it: the contract of `LogReader` and `LogWriter`, for any implementation. */
export interface MessageLog {
  readonly reader: Pick<LogReader, 'healthy' | 'surplusPartitions' | 'topicProblems' | 'start' | 'stop' | 'follow' | 'unfollow' | 'offsets' | 'useGeneration'>;
  readonly writer: LogWriter;
}

export interface LogContext {
  readonly incarnation: string;
  readonly logger: Logger;
}

export interface LogSettings extends KafkaSettings {
  /** Name of the server. */
  readonly NAME: string;
}

export type OpenLog = (settings: LogSettings, context: LogContext) => MessageLog;

/** The log in Kafka. */
export const openKafkaLog: OpenLog = (settings, { incarnation, logger }) => {
  const connection = { ...readKafkaConnection(settings), clientId: settings.NAME, logger };
  const topic = topicNames(settings.TOPIC_PREFIX).messages;
  const groupId = `${settings.TOPIC_PREFIX}${settings.NAME}-${incarnation}`;
  const reader = new LogReader({ kafka: createKafka(connection), topic, groupId, logger });
  return { reader, writer: createLogWriter(connection, topic) };
};
