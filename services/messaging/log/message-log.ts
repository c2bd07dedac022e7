import { createKafka, readKafkaConnection, topicNames } from '@cecochat/kafka';
import type { Logger } from '@cecochat/runtime';
import type { Config } from '../config.ts';
import { RecordProducer } from '../sends/record-producer.ts';
import { LogReader } from './log-reader.ts';

/** The log as a server reads and writes it: what `LogReader` and `RecordProducer` promise, whoever keeps the records. */
export interface MessageLog {
  readonly reader: Pick<LogReader, 'healthy' | 'start' | 'stop' | 'follow' | 'unfollow' | 'offsets'>;
  readonly producer: Pick<RecordProducer, 'connect' | 'disconnect' | 'write'>;
}

export interface LogContext {
  readonly incarnation: string;
  readonly logger: Logger;
  /** Hears of each batch that was not taken at once. */
  readonly onRetry: () => void;
}

export type OpenLog = (config: Config, context: LogContext) => MessageLog;

/** The log in Kafka. */
export const openKafkaLog: OpenLog = (config, { incarnation, logger, onRetry }) => {
  const kafka = createKafka({ ...readKafkaConnection(config), clientId: config.NAME, logger });
  const topic = topicNames(config.TOPIC_PREFIX).messages;
  const groupId = `${config.TOPIC_PREFIX}${config.NAME}-${incarnation}`;
  return { reader: new LogReader({ kafka, topic, groupId, logger }), producer: new RecordProducer(kafka, topic, logger, onRetry) };
};
