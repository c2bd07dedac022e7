import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, requestToken, textOf, userId, type ChatSession } from '@cecochat/client-node';
import type { PlatformStatus } from '@cecochat/operator';
import { startChild, type Child } from '@cecochat/runtime';
import { eventually } from '../support/eventually.ts';
import { freePortBase } from '../support/free-ports.ts';

const [upDeadlineMs, testDeadlineMs] = [180_000, 600_000];
const host = '[::1]';

let folder = '';
let base: number;
let platform: Child;
const sessions: ChatSession[] = [];

beforeAll(async () => {
  [folder, base] = [await mkdtemp(join(tmpdir(), 'cecochat-ipv6-')), await freePortBase()];
  const options = ['--host', '::1', '--port-base', String(base), '--data-dir', join(folder, 'data'), '--messages', '200'];
  platform = startChild({
    name: 'run', command: process.execPath, env: { NODE_OPTIONS: '' }, log: join(folder, 'run.log'),
    args: ['--disable-warning=TimeoutNegativeWarning', join(import.meta.dirname, '../../tools/run/main.ts'), ...options],
  });
  const ended = platform.gone.then((why) => Promise.reject(new Error(`${why}: ${said()}`)));
  await Promise.race([eventually(() => expect(said()).toContain('Ctrl-C ends it'), upDeadlineMs), ended]);
}, testDeadlineMs);
afterAll(async () => {
  await Promise.all(sessions.map((session) => session.close()));
  await platform?.stop(60_000);
  await rm(folder, { recursive: true, force: true });
});

const said = () => readFileSync(platform.log, 'utf8');
const status = async () => (await (await fetch(`http://${host}:${base + 9}/api/status`)).json()) as PlatformStatus;

/** Ports of this platform and its stores that something listens on, at an address of IPv4. */
function listeningOnIpv4(): number[] {
  const rows = readFileSync('/proc/net/tcp', 'utf8').trim().split('\n').slice(1).map((row) => row.trim().split(/\s+/));
  const ports = rows.filter(([, , , state]) => state === '0A').map(([, local = '']) => Number.parseInt(local.split(':')[1] ?? '', 16));
  return ports.filter((port) => port >= base && port < base + 100);
}

test('a platform whose stores and services listen on ::1 alone keeps every promise, and all addresses are in brackets', async () => {
  expect(said()).toContain('every promise was kept');
  const { servers, services, conditions } = await status();
  expect(servers.map(({ address }) => address)).toEqual(servers.map((_, index) => `${host}:${base + 20 + index}`));
  for (const { name, address } of services) expect({ name, address }).toEqual({ name, address: expect.stringMatching(/^\[::1\]:\d+$/) as string });
  expect(conditions.find(({ type }) => type === 'DependenciesReady')).toMatchObject({ status: true });
  expect(listeningOnIpv4()).toEqual([]);
});

test('users chat by it, before and after their server was killed', async () => {
  const url = new URL(`http://${host}:${base}`);
  const [alice, bob] = [userId(900_001), userId(900_002)];
  const texts: string[] = [];
  const open = async (user: typeof alice, onText: (text: string) => void) => {
    const session = connect({ url, token: await requestToken(url, user), device: 'phone', onEvent: (event) => onText(textOf(event) ?? '') });
    sessions.push(session);
    await session.live();
    return session;
  };
  const phone = await open(alice, () => undefined);
  await open(bob, (text) => texts.push(text));
  await phone.send(bob, 'first');
  await eventually(() => expect(texts).toEqual(['first']));
  for (const { kind, pid } of (await status()).services) if (kind === 'messaging') process.kill(pid, 'SIGKILL');
  await phone.send(bob, 'second');
  await eventually(() => expect(texts).toEqual(['first', 'second']), 60_000);
}, testDeadlineMs);
