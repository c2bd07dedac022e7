import {
  createKafka,
  createLogWriter,
  KafkaLogReader,
  readKafkaConnection,
  topicNames,
  type KafkaSettings,
  type LogReader,
  type LogWriter,
} from '@cecochat/kafka';
import type { Logger } from '@cecochat/runtime';

/** The log as a server reads and writes it, in Kafka or in memory. */
export interface MessageLog {
  readonly reader: LogReader;
  readonly writer: LogWriter;
  /** Of the commands for groups, which the service `groups` decides. */
  readonly commandWriter: LogWriter;
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
  const { messages: topic, groups } = topicNames(settings.TOPIC_PREFIX);
  const groupId = `${settings.TOPIC_PREFIX}${settings.NAME}-${incarnation}`;
  const reader = new KafkaLogReader({ kafka: createKafka(connection), topic, groupId, logger });
  return { reader, writer: createLogWriter(connection, topic), commandWriter: createLogWriter(connection, groups) };
};
