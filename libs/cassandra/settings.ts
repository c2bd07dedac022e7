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
  type SettingRule,
} from '@cecochat/runtime';
import { z } from 'zod';
import type { CassandraConnection } from './connect-cassandra.ts';
import { keyspacePattern } from './schema.ts';

/** Settings of processes that use Cassandra. */
export const cassandraSettings = {
  CASSANDRA_CONTACT_POINTS: hostPorts.describe('host:port of Cassandra nodes, comma separated'),
  CASSANDRA_TLS: flag.describe('whether Cassandra is reached by TLS'),
  CASSANDRA_CA: certificateFile
    .optional()
    .describe('PEM file of the certificates that nodes are checked with, in place of the usual ones'),
  CASSANDRA_CERT: clientCertificate('nodes'),
  CASSANDRA_KEY: clientKey,
  CASSANDRA_TLS_MIN_VERSION: leastVersion,
  CASSANDRA_USERNAME: z.string().min(1).optional().describe('user of Cassandra; no authentication without it'),
  CASSANDRA_PASSWORD: z.string().min(1).optional().describe('password of the user of Cassandra'),
  CASSANDRA_CREDENTIALS: credentialsFolder(true)
    .optional()
    .describe('folder with the files username and password, which are read again whenever a node is connected to'),
  CASSANDRA_DATACENTER: z
    .string()
    .min(1)
    .default('datacenter1')
    .describe('data centre whose quorum is asked, and that holds a new keyspace'),
  CASSANDRA_KEYSPACE: z.string().regex(keyspacePattern).default('cecochat').describe('keyspace of the tables'),
};

export type CassandraSettings = z.infer<z.ZodObject<typeof cassandraSettings>>;

export const cassandraRules: readonly SettingRule<CassandraSettings>[] = [
  needs('CASSANDRA_CA', 'CASSANDRA_TLS'),
  needs('CASSANDRA_CERT', 'CASSANDRA_TLS'),
  needs('CASSANDRA_TLS_MIN_VERSION', 'CASSANDRA_TLS'),
  ...certificateRules('CASSANDRA_CERT', 'CASSANDRA_KEY'),
  needs('CASSANDRA_USERNAME', 'CASSANDRA_PASSWORD'),
  needs('CASSANDRA_PASSWORD', 'CASSANDRA_USERNAME'),
  excludes('CASSANDRA_CREDENTIALS', 'CASSANDRA_USERNAME'),
];

/** The connection to Cassandra and the keyspace, from the settings. Throws when the certificate file is missing. */
export function readCassandraConnection(
  settings: CassandraSettings,
): CassandraConnection & { readonly keyspace: string } {
  const { CASSANDRA_USERNAME: username, CASSANDRA_PASSWORD: password } = settings;
  const { CASSANDRA_CA: ca, CASSANDRA_CERT: cert, CASSANDRA_KEY: key } = settings;
  const { CASSANDRA_TLS_MIN_VERSION: minVersion } = settings;
  const login = loginOf(settings.CASSANDRA_CREDENTIALS, { username, password });
  return {
    contactPoints: settings.CASSANDRA_CONTACT_POINTS,
    datacenter: settings.CASSANDRA_DATACENTER,
    keyspace: settings.CASSANDRA_KEYSPACE,
    tls: settings.CASSANDRA_TLS ? rotatedClientTls({ ca, cert, key, minVersion }) : undefined,
    credentials: login.username === undefined ? undefined : login,
  };
}
