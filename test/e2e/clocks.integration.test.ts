import { setTimeout as delay } from 'node:timers/promises';
import { requestToken, userId } from '@cecochat/client-node';
import { timeOfId } from '@cecochat/contracts';
import { runLoad, type ReplayReport } from '../../client/replay/index.ts';
import { expectKept, runLoadBeside } from '../stores/load.ts';
import { eventually } from '../support/eventually.ts';
import { TestLocalPlatform } from '../support/local-platform.ts';
import { startPlatform } from '../support/start-platform.ts';
import { MachineClock } from './machine-clock.ts';

const hourMs = 3_600_000;
const rate = 50;
const [partitionCount, servers, wrong] = [12, 3, 'messaging-1'];
/** No user of the load has a higher id. */
const lastUser = 100;

let clock: MachineClock;
beforeEach(async () => {
  clock = await MachineClock.create();
});
afterEach(() => clock.remove());

const environmentOf = (name: string): Readonly<Record<string, string>> => (name === wrong ? clock.environment : {});

/** The clock jumps to and fro, once a second. */
async function jump(times: number): Promise<void> {
  for (let jumped = 0; jumped < times; jumped++) {
    clock.shift([2 * hourMs, -2 * hourMs, 0][jumped % 3] ?? 0);
    await delay(1_000);
  }
}

test('a server whose clock is 2 h ahead, 2 h behind or jumps serves its users as before, and its ids are those of the true time', async () => {
  const running = await startPlatform({ partitionCount, servers, settingsOf: () => Promise.resolve(environmentOf) });
  try {
    const begunMs = Date.now();
    const report = await runLoadBeside(running, { rate, users: 24, seconds: 300 }, async ({ standing }) => {
      for (const shiftMs of [2 * hourMs, -2 * hourMs]) {
        clock.shift(shiftMs);
        const says = shiftMs > 0 ? 'ahead of' : 'behind';
        await eventually(async () => expect(await readiness(running.messaging[1]?.admin)).toContain(`${says} the clock of redis`));
        await furtherAcknowledged(standing, 300);
      }
      await jump(9);
      await furtherAcknowledged(standing, 300);
    });
    process.stderr.write(`  ${JSON.stringify(report)}\n`);
    expectKept(report);
    await expectTrueIds(running.platform, [begunMs, Date.now()]);
  } finally {
    await running.stop();
  }
});

const readiness = async (admin = '') => (await fetch(`http://${admin}/readyz`)).text();

async function furtherAcknowledged(standing: { readonly acked: number }, count: number): Promise<void> {
  const before = standing.acked;
  await eventually(() => expect(standing.acked).toBeGreaterThan(before + count));
}

/** The ids of each sender's messages grow with their sequences, none is used twice, and each has the time at which it was made. */
async function expectTrueIds(platform: Awaited<ReturnType<typeof startPlatform>>['platform'], [fromMs, toMs]: readonly [number, number]): Promise<void> {
  const idOf = new Map<string, bigint>();
  for (let user = 1; user <= lastUser; user++) {
    for (let cursor = 0; ; ) {
      const page = await platform.userHistory(userId(user), { cursor, count: 1_024 });
      for (const { sender, device, lineage, sequence, messageId } of page.events) idOf.set([sender, device, lineage, String(sequence).padStart(9, '0')].join('/'), messageId);
      if (page.nextCursor >= page.watermark) break;
      cursor = page.nextCursor;
    }
  }
  expect(idOf.size).toBeGreaterThan(300);
  expect(new Set(idOf.values()).size).toBe(idOf.size);
  const sent = [...idOf].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [index, [identity, id]] of sent.entries()) {
    expect(timeOfId(id as never)).toBeGreaterThan(fromMs - 1_000);
    expect(timeOfId(id as never)).toBeLessThan(toMs + 1_000);
    const [before, idBefore = 0n] = sent[index - 1] ?? [''];
    const ofSameSender = before.slice(0, before.lastIndexOf('/')) === identity.slice(0, identity.lastIndexOf('/'));
    if (ofSameSender) expect({ identity, grows: id > idBefore }).toEqual({ identity, grows: true });
  }
}

test('the operator gives the partitions of a server whose clock is off to others, and back when it is right, without a loss', async () => {
  const platform = await TestLocalPlatform.create('clocks');
  try {
    await platform.start({ partitions: partitionCount, messaging: { replicas: servers } }, environmentOf);
    const condition = async () => (await platform.status()).conditions.find(({ type }) => type === 'ClocksAgree');
    const report = await loadOn(platform, async () => {
      for (const wrongly of [() => clock.shift(2 * hourMs), () => clock.shift(-2 * hourMs), () => jump(6)]) {
        await wrongly();
        await eventually(async () => expect(await condition()).toMatchObject({ status: false, message: expect.stringContaining(wrong) as string }));
        await eventually(async () => expect(Object.keys(await platform.owners()).sort()).toEqual(['messaging-0', 'messaging-2']));
        clock.shift(0);
        await eventually(async () => expect(await condition()).toMatchObject({ status: true }), 60_000);
      }
    });
    process.stderr.write(`  ${JSON.stringify(report)}\n`);
    expectKept(report);
    expect((await platform.status()).servers.find(({ name }) => name === wrong)?.health).toBe('healthy');
  } finally {
    await platform.close();
  }
});

async function loadOn(platform: TestLocalPlatform, beside: () => Promise<void>): Promise<ReplayReport> {
  const url = new URL(platform.connectUrl);
  const users = Array.from({ length: 24 }, (_, index) => userId(index + 1));
  const messages = Array.from({ length: rate * 400 }, (_, line) => ({ line: line + 2, source: userId((line % users.length) + 1), target: userId(((line * 7 + 3) % users.length) + 1) }));
  return runLoad(messages, {
    rate, url, devicesPerUser: 1, stallMs: 60_000,
    tokenOf: (user) => requestToken(url, user),
    onProgress: () => undefined,
    signal: AbortSignal.timeout(340_000),
  }, { maxUnderWay: 2_000, devicePrefix: 'load', transportOf: (transport) => transport, run: beside });
}
