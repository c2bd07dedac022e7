import { cassandraRules, cassandraSettings } from '@cecochat/cassandra';
import { kafkaRules, kafkaSettings } from '@cecochat/kafka';
import { obeys, platformSettings, processSettings } from '@cecochat/runtime';
import { z } from 'zod';

/** Settings of materialize, each an environment variable with the prefix CECOCHAT_. */
export const configSchema = z.object({
  NAME: z.string().min(1).default('materialize').describe('name of this process, for Kafka and the logs'),
  ...processSettings,
  ...platformSettings,
  ...kafkaSettings,
  ...cassandraSettings,
}).check(obeys(kafkaRules), obeys(cassandraRules));

export type Config = z.infer<typeof configSchema>;
