import {
  certificateFile,
  certificateRules,
  clientCertificate,
  clientKey,
  credentialsFolder,
  excludes,
  flag,
  hostPorts,
  leastVersion,
  loginOf,
  needs,
  rotatedClientTls,
  type Login,
  type SettingProblem,
  type SettingRule,
} from '@cecochat/runtime';
import { z } from 'zod';
import { mechanisms, type KafkaConnection, type KafkaCredentials } from './create-kafka.ts';

/** Settings of processes that use Kafka. */
export const kafkaSettings = {
  KAFKA_BROKERS: hostPorts.describe('host:port of Kafka brokers, comma separated'),
  KAFKA_TLS: flag.describe('whether Kafka is reached by TLS'),
  KAFKA_CA: certificateFile
    .optional()
    .describe('PEM file of the certificates that brokers are checked with, in place of the usual ones'),
  KAFKA_CERT: clientCertificate('brokers'),
  KAFKA_KEY: clientKey,
  KAFKA_TLS_MIN_VERSION: leastVersion,
  KAFKA_MECHANISM: z.enum(mechanisms).optional().describe('SASL mechanism; no authentication without it'),
  KAFKA_USERNAME: z.string().min(1).optional().describe('user of Kafka'),
  KAFKA_PASSWORD: z.string().min(1).optional().describe('password of the user of Kafka'),
  KAFKA_CREDENTIALS: credentialsFolder(true)
    .optional()
    .describe('folder with the files username and password, which are read again whenever Kafka is connected to'),
  TOPIC_PREFIX: z.string().default('').describe('prefix of topics and groups, where platforms share a Kafka'),
};

export type KafkaSettings = z.infer<z.ZodObject<typeof kafkaSettings>>;

export const kafkaRules: readonly SettingRule<KafkaSettings>[] = [
  needs('KAFKA_CA', 'KAFKA_TLS'),
  needs('KAFKA_CERT', 'KAFKA_TLS'),
  needs('KAFKA_TLS_MIN_VERSION', 'KAFKA_TLS'),
  ...certificateRules('KAFKA_CERT', 'KAFKA_KEY'),
  mechanismNeedsUser,
  needs('KAFKA_USERNAME', 'KAFKA_PASSWORD'),
  needs('KAFKA_PASSWORD', 'KAFKA_MECHANISM'),
  needs('KAFKA_CREDENTIALS', 'KAFKA_MECHANISM'),
  excludes('KAFKA_CREDENTIALS', 'KAFKA_USERNAME'),
];

function mechanismNeedsUser({
  KAFKA_MECHANISM: mechanism, KAFKA_USERNAME: username, KAFKA_CREDENTIALS: folder,
}: KafkaSettings): SettingProblem | undefined {
  if (mechanism === undefined || username !== undefined || folder !== undefined) return undefined;
  return { setting: 'KAFKA_USERNAME', problem: 'CECOCHAT_KAFKA_MECHANISM needs it, or CECOCHAT_KAFKA_CREDENTIALS' };
}

/** The connection to Kafka, from the settings. Throws when the certificate file is missing. */
export function readKafkaConnection(settings: KafkaSettings): KafkaConnection {
  const {
    KAFKA_BROKERS: brokers,
    KAFKA_CA: ca,
    KAFKA_CERT: cert,
    KAFKA_KEY: key,
    KAFKA_TLS_MIN_VERSION: minVersion,
    KAFKA_MECHANISM: mechanism,
    KAFKA_USERNAME: username,
    KAFKA_PASSWORD: password,
  } = settings;
  return {
    brokers,
    credentials: mechanism && credentialsOf(mechanism, loginOf(settings.KAFKA_CREDENTIALS, { username, password })),
    tls: settings.KAFKA_TLS ? rotatedClientTls({ ca, cert, key, minVersion }) : undefined,
  };
}

/** Reads credentials in files at each access. */
function credentialsOf(mechanism: KafkaCredentials['mechanism'], login: Login): KafkaCredentials {
  return {
    mechanism,
    get username() {
      return login.username ?? '';
    },
    get password() {
      return login.password ?? '';
    },
  };
}
