import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { eventually } from '../../test/support/eventually.ts';
import { auditEvents, AuditLog, auditLine, openAudit, type AuditEntry, type AuditLine } from './audit.ts';
import { createLogger, flushLog } from './logger.ts';

const folder = mkdtempSync(join(tmpdir(), 'cecochat-audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

const linesIn = (file: string) => readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);
const key = () => 'k'.repeat(64);

/** The audit in the log of a process, whose least level would leave out its lines. */
function auditInLog(name: string, sharedKey: () => string | undefined = key) {
  const file = join(folder, name);
  const logger = createLogger({ name, level: 'error', file });
  return { logger, audit: openAudit(undefined, logger, sharedKey), lines: async () => (await flushLog(logger, 5_000), linesIn(file)) };
}

const entries: readonly AuditEntry[] = [
  { event: 'admin-act', admin: 1n, act: 'suspend', user: 7n },
  { event: 'tokens-ended', admin: 1n, user: 7n },
  { event: 'tokens-ended', token: 'a-token' },
  { event: 'tokens-ended', session: 'a-session' },
  { event: 'token-refused', reason: 'authorization holds an expired token', address: '203.0.113.7' },
  { event: 'limit-reached', limit: 'limits.perUser.sends', address: '203.0.113.7', user: 7n },
  { event: 'call-refused', code: 'invalid-argument', field: 'text', address: '203.0.113.7', user: 7n },
  { event: 'device-evicted', user: 7n },
  { event: 'connection-refused', reason: 'address', address: '203.0.113.7' },
  { event: 'stream-closed', code: 'slow-reader', address: '203.0.113.7', user: 7n },
];

test('every event is a line of the documented form, marked in the log whatever its least level is, and has no user, address or token', async () => {
  const { audit, lines, logger } = auditInLog('forms');
  logger.info('not of the audit');
  for (const entry of entries) audit.note(entry);
  const found = await lines();
  expect(found.map((line) => auditLine.parse(line).event)).toEqual(entries.map(({ event }) => event));
  expect(new Set(found.map(({ event }) => event))).toEqual(new Set(Object.keys(auditEvents)));
  expect(found.every(({ audit: mark, name }) => mark === 1 && name === 'forms')).toBe(true);
  expect(JSON.stringify(found)).not.toMatch(/203|"7"|a-token|a-session/);
});

test('a line has no address where that is not known', async () => {
  const { audit, lines } = auditInLog('unknown');
  audit.note({ event: 'connection-refused', reason: 'process', address: '' });
  expect((await lines()).map((line) => 'address' in line)).toEqual([false]);
});

test('hashes are the same for the same, in all processes that share a key, and in no other one', async () => {
  const [one, other, stranger] = [auditInLog('one'), auditInLog('other'), auditInLog('stranger', () => undefined)];
  one.audit.note({ event: 'call-refused', code: 'forbidden', address: '203.0.113.7', user: 7n });
  other.audit.note({ event: 'call-refused', code: 'forbidden', address: '::ffff:203.0.113.7', user: 7n });
  other.audit.note({ event: 'call-refused', code: 'forbidden', address: '203.0.113.8', user: 8n });
  stranger.audit.note({ event: 'call-refused', code: 'forbidden', address: '203.0.113.7', user: 7n });
  const [[first], [same, another], [foreign]] = await Promise.all([one.lines(), other.lines(), stranger.lines()]);
  const hashesOf = (line: Record<string, unknown> | undefined) => [line?.['user'], line?.['address']];
  expect(hashesOf(same)).toEqual(hashesOf(first));
  for (const line of [another, foreign]) for (const each of hashesOf(line)) expect(hashesOf(first)).not.toContain(each);
});

test('a flood of refusals is some lines and a number; no act and no end of tokens is left out', async () => {
  jest.useFakeTimers();
  const written: Partial<AuditLine>[] = [];
  const audit = new AuditLog({ info: (line: Partial<AuditLine>) => void written.push(line) } as unknown as ConstructorParameters<typeof AuditLog>[0], key);
  for (let count = 0; count < 1_000; count++) {
    audit.note({ event: 'token-refused', reason: 'expired', address: '203.0.113.7' });
    audit.note({ event: 'tokens-ended', user: 7n });
  }
  audit.note({ event: 'token-refused', reason: 'ended', address: '203.0.113.7' });
  jest.advanceTimersByTime(10_000);
  jest.useRealTimers();
  const of = (event: string) => written.filter((line) => line.event === event);
  expect(of('tokens-ended')).toHaveLength(1_000);
  expect(of('token-refused').map(({ reason }) => reason)).toEqual([...Array<string>(20).fill('expired'), 'ended', 'expired']);
  expect(of('token-refused').at(-1)).toMatchObject({ audit: 1, folded: 980 });
});

test('no act is left out of the log either, which folds equal lines', async () => {
  const { audit, lines } = auditInLog('acts');
  for (let count = 0; count < 100; count++) audit.note({ event: 'admin-act', admin: 1n, act: 'suspend', user: BigInt(count) });
  expect(await lines()).toHaveLength(100);
});

test('an audit has a file of its own where it is asked for, and the log has nothing of it', async () => {
  const [log, file] = [join(folder, 'log'), join(folder, 'own', 'audit')];
  const logger = createLogger({ name: 'connect', level: 'info', file: log });
  openAudit(file, logger, key).note({ event: 'device-evicted', user: 7n });
  await eventually(() => expect(linesIn(file).map((line) => auditLine.parse(line))).toMatchObject([{ name: 'connect', event: 'device-evicted' }]));
  logger.warn('a line');
  await flushLog(logger, 5_000);
  expect(linesIn(log)).toMatchObject([{ msg: 'a line' }]);
});
