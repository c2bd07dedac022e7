import { auditEvents, auditLine } from '@cecochat/runtime';
import { code, table } from './tables.ts';

const events = Object.entries(auditEvents).map(([event, words]) => [code(event), words]);
const fields = Object.entries(auditLine.shape).map(([name, { description }]) => [code(name), description ?? '']);

/** Pure: the tables of docs/security.md. */
export const securityTables = (): ReadonlyMap<string, string> => new Map([
  ['audit-events', table(['event', 'meaning, and fields beside those of every line'], events)],
  ['audit-fields', table(['field', 'meaning'], fields)],
]);
