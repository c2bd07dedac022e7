import { readFileSync } from 'node:fs';
import { certificateFile, commaSeparated, flag, needs, type SettingRule } from '@cecochat/runtime';
import { z } from 'zod';
import { mechanisms, type KafkaConnection } from './create-kafka.ts';

/** Settings of whoever uses Kafka. */
export const kafkaSettings = {
  KAFKA_BROKERS: commaSeparated.describe('host:port of Kafka brokers, comma separated'),
  KAFKA_TLS: flag.describe('whether Kafka is reached by TLS'),
  KAFKA_CA: certificateFile.optional().describe('PEM file of the certificates that brokers are checked with, in place of the usual ones'),
  KAFKA_MECHANISM: z.enum(mechanisms).optional().describe('SASL mechanism; no authentication without it'),
  KAFKA_USERNAME: z.string().min(1).optional().describe('user of Kafka'),
  KAFKA_PASSWORD: z.string().min(1).optional().describe('password of the user of Kafka'),
  TOPIC_PREFIX: z.string().default('').describe('prefix of topics and groups, where platforms share a Kafka'),
};

export type KafkaSettings = z.infer<z.ZodObject<typeof kafkaSettings>>;

export const kafkaRules: readonly SettingRule<KafkaSettings>[] = [
  needs('KAFKA_CA', 'KAFKA_TLS'),
  needs('KAFKA_MECHANISM', 'KAFKA_USERNAME'),
  needs('KAFKA_USERNAME', 'KAFKA_PASSWORD'),
  needs('KAFKA_PASSWORD', 'KAFKA_MECHANISM'),
];

/** How the settings say that Kafka is reached. Throws when the file of certificates is gone. */
export function readKafkaConnection(settings: KafkaSettings): KafkaConnection {
  const { KAFKA_BROKERS: brokers, KAFKA_CA: ca, KAFKA_MECHANISM: mechanism, KAFKA_USERNAME: username, KAFKA_PASSWORD: password } = settings;
  const credentials = mechanism && username && password ? { mechanism, username, password } : undefined;
  return { brokers, credentials, tls: settings.KAFKA_TLS ? { ca: ca && readFileSync(ca, 'utf8') } : undefined };
}
