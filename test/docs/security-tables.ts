import { auditEvents, auditLine } from '@cecochat/runtime';
import { cassandraRights, kafkaRights, redisRights } from '../support/store-rights.ts';
import { code, table } from './tables.ts';

const list = (names: readonly string[]) => (names.length === 0 ? 'none' : names.map(code).join(', '));

const kafkaRows = Object.entries(kafkaRights).map(([service, { topics, groups }]) => [
  code(service), Object.entries(topics).map(([topic, rights]) => `${code(topic)}: ${rights.join(', ')}`).join('; '), list(groups),
]);
const cassandraRows = Object.entries(cassandraRights).map(([service, { read, write }]) => [code(service), list(read), list(write)]);
const redisRows = Object.entries(redisRights).map(([service, { keys, channels }]) => [code(service), list(keys), list(channels)]);

const events = Object.entries(auditEvents).map(([event, words]) => [code(event), words]);
const fields = Object.entries(auditLine.shape).map(([name, { description }]) => [code(name), description ?? '']);

/** Pure: the tables of docs/security.md. */
export const securityTables = (): ReadonlyMap<string, string> => new Map([
  ['rights-kafka', table(['service', 'topics', 'consumer groups that begin with'], kafkaRows)],
  ['rights-cassandra', table(['service', 'SELECT', 'SELECT and MODIFY'], cassandraRows)],
  ['rights-redis', table(['service', 'keys', 'channels'], redisRows)],
  ['audit-events', table(['event', 'meaning, and fields beside those of every line'], events)],
  ['audit-fields', table(['field', 'meaning'], fields)],
]);
