import { setTimeout as delay } from 'node:timers/promises';
import { startPlatform, type RunningPlatform } from '../support/start-platform.ts';
import { actOnStore, healStores, sentinelRedis, storesDescription, untilReplaced, untilReplicated } from './environment/index.ts';
import { expectKept, runLoadBeside } from './load.ts';
import { watchStalls } from './stall-watch.ts';

const isFull = process.env['CECOCHAT_FULL'] !== undefined;
const failovers = isFull ? 12 : 2;
const rate = 200;
/** Sends do not wait for Redis longer than a command may take, which is a second. */
const stallBoundMs = 5_000;

let running: RunningPlatform;
beforeAll(async () => {
  running = await startPlatform({ redis: sentinelRedis() });
});
afterAll(async () => {
  await healStores();
  await running.stop();
});

/** Kills the master, or lets it hang, and gives Sentinels the time to make the other one the master. */
async function failOver(turn: number): Promise<void> {
  const port = await untilReplicated();
  const master = port === storesDescription().redisPorts.master ? 'redis-1' : 'redis-2';
  const [away, back] = turn % 2 === 0 ? (['kill', 'start'] as const) : (['pause', 'resume'] as const);
  process.stderr.write(`  ${away} ${master}\n`);
  await actOnStore(master, away);
  await untilReplaced(port);
  await actOnStore(master, back);
  await untilReplicated();
  await delay(2_000);
}

test('everything is delivered once and in order while Sentinels let the replica take over, again and again', async () => {
  const report = await runLoadBeside(running, { rate, users: 48, seconds: failovers * 120 }, async () => {
    const over = new AbortController();
    const watches = running.messaging.map((server) => watchStalls(server, over.signal));
    for (let turn = 0; turn < failovers; turn++) await failOver(turn);
    over.abort();
    const stalls = await Promise.all(watches);
    process.stderr.write(`  longest stalls in ms: ${JSON.stringify(stalls)}\n`);
    for (const { acks, deliveries } of stalls) expect(Math.max(acks, deliveries)).toBeLessThan(stallBoundMs);
  });
  process.stderr.write(`  ${JSON.stringify(report)}\n`);
  expectKept(report);
}, failovers * 300_000 + 300_000);
