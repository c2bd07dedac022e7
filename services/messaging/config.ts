import { defaultAcceptRate } from '@cecochat/contracts';
import { kafkaRules, kafkaSettings } from '@cecochat/kafka';
import { redisRules, redisSettings } from '@cecochat/redis';
import {
  commaSeparated, edgeRules, edgeSettings, needs, obeys, ownHostPort, platformSettings, processSettings, serverTlsRules,
  serverTlsSettings,
} from '@cecochat/runtime';
import { z } from 'zod';
import { isOriginRule, toOrigin } from './edge/web-socket-handshake.ts';

const count = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);

const origins = commaSeparated
  .refine(
    (all) => all.every(isOriginRule),
    'must be a comma separated list of origins such as https://chat.example.com, or loopback',
  )
  .transform((all) => all.map(toOrigin));

/** Settings of a messaging server, each an environment variable with the prefix CECOCHAT_. */
export const configSchema = z
  .object({
    NAME: z.string().min(1).describe('stable name of this server, as in the routing'),
    VERSION: z.string().max(128).optional().describe('label of the version that runs, for the log'),
    LISTEN: ownHostPort.describe('host:port for gRPC'),
    WEB_SOCKET_LISTEN: ownHostPort.optional().describe('host:port for WebSockets; none without it'),
    WEB_SOCKET_ORIGINS: origins
      .optional()
      .describe(
        'origins of web pages that may connect, comma separated; loopback is all of the same machine; none without it',
      ),
    ...serverTlsSettings,
    ...processSettings,
    ADVERTISED_ADDRESS: z.string().min(1).describe('host:port under which clients reach this server'),
    ADVERTISED_WEB_SOCKET_ADDRESS: z
      .string()
      .min(1)
      .optional()
      .describe('host:port under which clients reach it for WebSockets'),
    ...platformSettings,
    ...kafkaSettings,
    ...redisSettings,
    ...edgeSettings,
    TAIL_RECORDS: count(4_096, 16, 1_000_000).describe(
      'records of each partition kept in memory for devices that come back',
    ),
    TAIL_BYTES: count(4 * 1024 * 1024, 65_536, 2 ** 30).describe('bytes of each partition kept in memory'),
    TAIL_TOTAL_BYTES: count(256 * 1024 * 1024, 1024 * 1024, 2 ** 40).describe(
      'bytes of all partitions and waiting sends together kept in memory; beyond it partitions with more than an ' +
        'equal share give way, and sends may use half of it',
    ),
    TAIL_SECONDS: count(300, 1, 86_400).describe('age of the oldest record kept in memory'),
    DEDUPE_SECONDS: count(86_400, 60, 30 * 86_400).describe(
      'how long Redis remembers the latest sends of a silent device; one that has sent once for an hour at most',
    ),
    EDIT_SECONDS: count(86_400, 1, 10 * 365 * 86_400).describe(
      'how long after a message its author can replace the text',
    ),
    STUCK_SECONDS: count(20, 1, 3_600).describe('a device that reads nothing for this long is disconnected'),
    LEAVE_SECONDS: count(15, 1, 3_600).describe(
      'how long devices of a partition that is served elsewhere now have to leave by themselves',
    ),
    GENERATOR_HALF: z
      .enum(['lower', 'upper'])
      .default('lower')
      .describe(
        'half of the generators of message ids that the server may use; servers of the same platform with another ' +
          'Redis have the other half',
      ),
    ACCEPT_RATE: count(defaultAcceptRate, 1, 100_000).describe(
      'streams opened a second; devices beyond wait up to 4 s for their turn, or are told when to come back',
    ),
    HANDOVER_SECONDS: count(0, 0, 3_600).describe(
      'how long a server that is told to stop goes on, for the operator to give its partitions to others',
    ),
    DRAIN_SECONDS: count(20, 1, 600).describe('how long sends under way may take when the server is told to stop'),
  })
  .check(
    obeys(serverTlsRules),
    obeys(edgeRules),
    obeys([needs('ADVERTISED_WEB_SOCKET_ADDRESS', 'WEB_SOCKET_LISTEN')]),
    obeys(kafkaRules),
    obeys(redisRules),
  );

export type Config = z.infer<typeof configSchema>;
