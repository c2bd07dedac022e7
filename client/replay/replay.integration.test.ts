import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from '../../test/support/eventually.ts';
import { freePort } from '../../test/support/free-ports.ts';
import { startPlatform, type RunningPlatform } from '../../test/support/start-platform.ts';
import { requestToken } from '@cecochat/client-node';
import { isKept, replay, type ReplayOptions, type ReplayReport } from './index.ts';

const sample = join(import.meta.dirname, '../../samples/college-messages.tsv');
let running: RunningPlatform;
const lines: string[] = [];

beforeAll(async () => {
  running = await startPlatform();
});
afterAll(() => running.stop());

function run(options: Partial<ReplayOptions> & { readonly limit: number }): Promise<ReplayReport> {
  lines.length = 0;
  return replay({
    file: sample,
    rate: undefined,
    devicesPerUser: 1,
    url: new URL(running.connectUrl),
    tokenOf: (user) => running.tokenOf(user),
    onProgress: (line) => lines.push(line),
    signal: new AbortController().signal,
    ...options,
  });
}

const promises = { lost: 0, duplicates: 0, reordered: 0, misdelivered: 0, historyMismatches: 0 };

test('every message is acknowledged, seen by both sides and in their history', async () => {
  const report = await run({ limit: 500 });
  expect(report).toMatchObject({ ...promises, messages: 500, users: 175, devices: 175, acked: 500, delivered: 500, repeats: 0, reconnects: 0 });
  expect(isKept(report)).toBe(true);
  expect(report.messagesPerSecond).toBeGreaterThan(0);
  expect(report.historyCaughtUpSeconds).not.toBeNull();
  for (const { p50, p99 } of [report.ackMs, report.deliveryMs]) {
    expect(p50).toBeGreaterThan(0);
    expect(p99).toBeGreaterThanOrEqual(p50);
  }
  expect(lines.map((line) => line.split(':')[0])).toEqual(expect.arrayContaining(['connecting', 'sending', 'history']));
});

test('a second run, with three devices for each user, takes nothing of the first for its own', async () => {
  const report = await run({ limit: 200, devicesPerUser: 3 });
  expect(report).toMatchObject({ ...promises, messages: 200, devices: report.users * 3, acked: 200, delivered: 200, repeats: 0, reconnects: 0 });
});

test('a rate is kept', async () => {
  const report = await run({ limit: 100, rate: 100 });
  expect(report).toMatchObject({ ...promises, acked: 100 });
  // The last one is due 0.99 s after the first.
  expect(report.seconds).toBeGreaterThan(0.98);
});

test('a messaging server that is killed in the middle and comes back breaks no promise', async () => {
  const [first] = running.messaging;
  const { platform, proxies: [proxy] } = running;
  if (first === undefined || proxy === undefined) throw new Error('no server');
  const before = await first.metric('cecochat_messaging_sends_total');
  const underWay = run({ limit: 1_500, rate: 400 });
  await eventually(async () => expect(await first.metric('cecochat_messaging_sends_total')).toBeGreaterThan(before + 150));
  first.child.kill('SIGKILL');
  await first.child.gone;
  await platform.startMessaging('messaging-0', { CECOCHAT_LISTEN: proxy.target });
  const report = await underWay;
  expect(report).toMatchObject({ ...promises, messages: 1_500, acked: 1_500, delivered: 1_500 });
  expect(report.reconnects).toBeGreaterThan(0);
});

test('history that stands still is reported, not waited for without end', async () => {
  running.materialize.child.kill('SIGSTOP');
  try {
    const report = await run({ limit: 50, stallMs: 2_000 });
    expect(report).toMatchObject({ ...promises, acked: 50, delivered: 50, historyMismatches: 100, historyCaughtUpSeconds: null });
    expect(isKept(report)).toBe(false);
  } finally {
    running.materialize.child.kill('SIGCONT');
  }
});

test('a device that somebody else takes over ends the run with the reason', async () => {
  const first = run({ limit: 400, rate: 50 });
  await eventually(() => expect(lines.join('\n')).toContain('sending'));
  const [outcome] = await Promise.allSettled([first, run({ limit: 10 })]);
  expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'replaced' } });
});

test('a run can be interrupted at any time', async () => {
  const interrupt = new AbortController();
  const underWay = run({ limit: 400, rate: 50, signal: interrupt.signal });
  await eventually(() => expect(lines.join('\n')).toContain('sending'));
  interrupt.abort(new Error('enough'));
  await expect(underWay).rejects.toThrow('enough');
});

test('a platform that is not there is said at once', async () => {
  const url = new URL(`http://127.0.0.1:${await freePort()}`);
  const underWay = run({ limit: 10, url, tokenOf: (user) => requestToken(url, user) });
  await expect(underWay).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('does not answer') as string });
});

test('the command prints one JSON object, and what goes on beside it', async () => {
  const program = join(import.meta.dirname, '../cli/cecochat.js');
  const options = { env: { ...process.env, NODE_OPTIONS: '', CECOCHAT_URL: running.connectUrl } };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, 'replay', sample, '--limit', '50', '--devices', '2', '--json'], options);
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  expect(JSON.parse(stdout)).toMatchObject({ ...promises, messages: 50, acked: 50, delivered: 50 });
  expect(stderr).toContain('sending: 0 of 50');
  await expect(promisify(execFile)(process.execPath, [program, 'replay', `${sample}.missing`], options)).rejects.toMatchObject({
    code: 1, stdout: '', stderr: `error: ${sample}.missing cannot be read: there is no such file\n`,
  });
});
