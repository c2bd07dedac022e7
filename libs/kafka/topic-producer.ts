import kafkajs, { type Kafka, type Producer } from 'kafkajs';
import type { RecordHeaders } from './log-group.ts';
import { WriteError } from './log-writer.ts';

const { KafkaJSProtocolError } = kafkajs;

/** A record with a key and headers; Kafka chooses its partition by the key. */
export interface KeyedRecord {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: RecordHeaders;
}

/** Writes a topic whose records may have keys and headers, acks=all. For what passes by a `LogWriter` see there. */
export class TopicProducer {
  readonly topic: string;
  readonly #producer: Producer;

  constructor(kafka: Kafka, topic: string) {
    this.topic = topic;
    this.#producer = kafka.producer({ allowAutoTopicCreation: false });
  }

  /**
   * Writes records in one request. Resolves with Kafka's answer when it refuses them, with undefined when they are
   * written. Rejects when Kafka does not answer, after attempts of some 10 s: they may be written then.
   */
  async write(records: readonly KeyedRecord[]): Promise<WriteError | undefined> {
    await this.#producer.connect();
    const messages = records.map(({ key, value, headers }) => ({ key, value, headers: { ...headers } }));
    try {
      await this.#producer.send({ topic: this.topic, acks: -1, messages });
      return undefined;
    } catch (error) {
      const answer = answerOf(error);
      if (answer === undefined) throw error;
      return new WriteError(answer.type, answer.message, { cause: error });
    }
  }

  async disconnect(): Promise<void> {
    await this.#producer.disconnect();
  }
}

/** Kafka's own answer among the causes of an error, if it gave one. */
function answerOf(error: unknown): InstanceType<typeof KafkaJSProtocolError> | undefined {
  for (let cause = error; Error.isError(cause); cause = cause.cause)
    if (cause instanceof KafkaJSProtocolError) return cause;
  return undefined;
}
