import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Child } from '@cecochat/runtime';
import { cacheFolders, fetchStores, findJava, kafkaJavaOptions, startCassandra, startKafka, startRedis } from '@cecochat/tools';
import { freePorts } from './free-ports.ts';
import { CertificateAuthority, type Certificate } from './kubernetes/certificate-authority.ts';

/**
 * Stores that refuse clients without TLS and a password, and without a certificate where the test asks for that. All of
 * it is in a folder that goes with them.
 */
export interface SecuredStores {
  /** A folder for files of the test. */
  readonly folder: string;
  /** Signed the certificates of the stores, which are for 127.0.0.1. */
  readonly authority: CertificateAuthority;
  readonly caFile: string;
  /** Of a client, signed by the authority, and files of it. */
  readonly client: Certificate & { readonly certFile: string; readonly keyFile: string };
  /** host:port of the listener of Kafka for administrators, in plain text. */
  readonly kafkaAdmin: string;
  /** host:port of each. */
  readonly kafka: string;
  readonly cassandra: string;
  readonly redis: string;
  /** Replaces the password of the user of Kafka for SCRAM-SHA-512. */
  setScramPassword(password: string): Promise<void>;
  stop(): Promise<void>;
}

export const passwords = { plain: 'plain-secret', scram: 'scram-secret', cassandra: 'cassandra', redis: 'redis-secret' } as const;
/** Of Kafka and Redis. */
export const userName = 'chat';
/** Of Cassandra, which begins with this user and this password. */
export const cassandraUser = 'cassandra';

interface SecuredOptions {
  /** Whether clients without a certificate are refused. */
  readonly needCertificates?: boolean;
  /** Users of Kafka, for SCRAM with the password of `userName`, who have no rights at first; `userName` has all. */
  readonly kafkaUsers?: readonly string[];
  /** Lines of the ACL file of Redis. */
  readonly redisUsers?: readonly string[];
}

export async function startSecuredStores({ needCertificates = false, kafkaUsers = [], redisUsers = [] }: SecuredOptions = {}): Promise<SecuredStores> {
  const folder = await mkdtemp(join(tmpdir(), 'cecochat-secured-'));
  const [authority, java, programs] = await Promise.all([
    CertificateAuthority.create('secured stores'),
    findJava(),
    fetchStores(cacheFolders.stores, () => undefined),
  ]);
  const certificate = await authority.issue({ commonName: 'stores', hosts: ['127.0.0.1'] });
  const shown = await authority.issue({ commonName: 'chat' });
  const client = { ...shown, certFile: writePem(folder, 'client.crt', shown.certificate), keyFile: writePem(folder, 'client.key', shown.key) };
  const caFile = join(folder, 'ca.crt');
  writeFileSync(caFile, authority.certificate);
  const common = { dataDir: join(folder, 'data'), logDir: join(folder, 'logs'), java };
  const parts = { folder, certificate, ca: authority.certificate, caFile, client, needCertificates, kafkaUsers, redisUsers };
  const [kafka = 0, kafkaPlain = 0, controller = 0, cassandra = 0, storage = 0, redis = 0] = await freePorts(6);
  const outcomes = await Promise.allSettled([
    startKafka({ ...common, jars: programs.kafka, port: kafkaPlain, controllerPort: controller, ...secureKafka(parts, { kafka, kafkaPlain, controller }) }),
    startCassandra({ ...common, jars: programs.cassandra, port: cassandra, storagePort: storage, ...secureCassandra(parts) }),
    startRedis({ ...common, program: programs.redis, port: redis, persistent: false, ...secureRedis(parts, redis) }),
  ]);
  const children = outcomes.flatMap((outcome): Child[] => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const stop = async () => {
    await Promise.all(children.map((child) => child.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) {
    await stop();
    throw failed.reason;
  }
  const at = (port: number) => `127.0.0.1:${port}`;
  const setScramPassword = async (password: string) => {
    const change = ['--alter', '--add-config', `SCRAM-SHA-512=[password=${password}]`, '--entity-type', 'users', '--entity-name', userName];
    const command = [...kafkaJavaOptions(programs.kafka, join(common.dataDir, 'kafka', 'log4j2.yaml')), 'kafka.admin.ConfigCommand', '--bootstrap-server', at(kafkaPlain), ...change];
    await promisify(execFile)(java.path, command);
  };
  return { folder, authority, caFile, client, kafkaAdmin: at(kafkaPlain), kafka: at(kafka), cassandra: at(cassandra), redis: at(redis), setScramPassword, stop };
}

interface Parts extends Required<SecuredOptions> {
  readonly folder: string;
  readonly certificate: Certificate;
  readonly ca: string;
  readonly caFile: string;
  /** Shown to the stores. */
  readonly client: Certificate;
}

function writePem(folder: string, name: string, ...texts: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, texts.join(''));
  return file;
}

/** A listener for clients beside the one by which the broker is found to be up. */
function secureKafka({ folder, certificate, ca, needCertificates, kafkaUsers }: Parts, ports: { readonly kafka: number; readonly kafkaPlain: number; readonly controller: number }) {
  const clients = `SECURED://127.0.0.1:${ports.kafka}`;
  const plain = `PLAINTEXT://127.0.0.1:${ports.kafkaPlain}`;
  const login = 'org.apache.kafka.common.security';
  return {
    settings: {
      listeners: `${clients},${plain},CONTROLLER://127.0.0.1:${ports.controller}`,
      'advertised.listeners': `${clients},${plain}`,
      'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURED:SASL_SSL',
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      'super.users': `User:ANONYMOUS;User:${userName}`,
      'ssl.keystore.type': 'PEM',
      'ssl.keystore.location': writePem(folder, 'kafka.pem', certificate.key, certificate.certificate),
      ...(needCertificates && {
        'listener.name.secured.ssl.client.auth': 'required',
        'ssl.truststore.type': 'PEM',
        'ssl.truststore.location': writePem(folder, 'kafka-trust.pem', ca),
      }),
      'listener.name.secured.sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512',
      'listener.name.secured.plain.sasl.jaas.config': `${login}.plain.PlainLoginModule required user_${userName}="${passwords.plain}";`,
      'listener.name.secured.scram-sha-256.sasl.jaas.config': `${login}.scram.ScramLoginModule required;`,
      'listener.name.secured.scram-sha-512.sasl.jaas.config': `${login}.scram.ScramLoginModule required;`,
    },
    formatArguments: ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((mechanism) =>
      [userName, ...kafkaUsers].flatMap((name) => ['--add-scram', `${mechanism}=[name=${name},password=${passwords.scram}]`])),
  };
}

function secureCassandra({ folder, certificate, ca, client, needCertificates }: Parts) {
  return {
    settings: {
      authenticator: 'PasswordAuthenticator',
      authorizer: 'CassandraAuthorizer',
      role_manager: 'CassandraRoleManager',
      client_encryption_options: {
        enabled: true,
        optional: false,
        keystore: writePem(folder, 'cassandra.pem', certificate.key, certificate.certificate),
        ssl_context_factory: { class_name: 'org.apache.cassandra.security.PEMBasedSslContextFactory' },
        ...(needCertificates && { require_client_auth: true, truststore: writePem(folder, 'cassandra-trust.pem', ca) }),
      },
    },
    client: { credentials: { username: cassandraUser, password: passwords.cassandra }, sslOptions: { ca, cert: client.certificate, key: client.key, rejectUnauthorized: true } },
  };
}

function secureRedis({ folder, certificate, ca, caFile, client, needCertificates, redisUsers }: Parts, port: number) {
  return {
    settings: {
      port: '0',
      'tls-port': `${port}`,
      'tls-cert-file': writePem(folder, 'redis.crt', certificate.certificate),
      'tls-key-file': writePem(folder, 'redis.key', certificate.key),
      'tls-ca-cert-file': caFile,
      'tls-auth-clients': needCertificates ? 'yes' : 'no',
      aclfile: writePem(folder, 'users.acl', 'user default off\n', `user ${userName} on >${passwords.redis} resetchannels ~{cecochat}:* &{cecochat}:* +@all -@admin -@dangerous +info\n`, ...redisUsers.map((line) => `${line}\n`)),
    },
    client: { username: userName, password: passwords.redis, tls: { ca, cert: client.certificate, key: client.key } },
  };
}
