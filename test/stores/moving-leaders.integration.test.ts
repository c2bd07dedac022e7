import { setTimeout as delay } from 'node:timers/promises';
import { startPlatform, type RunningPlatform } from '../support/start-platform.ts';
import { actOnStore, healStores, TopicReplicas } from './environment/index.ts';
import { expectKept, runLoadBeside } from './load.ts';
import { watchStalls } from './stall-watch.ts';

const isFull = process.env['CECOCHAT_FULL'] !== undefined;
const seconds = isFull ? 600 : 60;
const moveEveryMs = 5_000;
const rate = 200;

let running: RunningPlatform;
beforeAll(async () => {
  running = await startPlatform();
});
afterAll(async () => {
  await healStores();
  await running.stop();
});

/** Brokers in turn: killed, then stopped in the ordinary way. */
async function breakBrokers(replicas: TopicReplicas, isOver: () => boolean): Promise<void> {
  for (let turn = 0; !isOver(); turn++) {
    const broker = `kafka-${(turn % 3) + 1}`;
    const action = Math.floor(turn / 3) % 2 === 0 ? 'kill' : 'stop';
    await actOnStore(broker, action);
    process.stderr.write(`  ${action} ${broker}\n`);
    await delay(1_000);
    await actOnStore(broker, 'start');
    await replicas.untilInSync(); // One at a time: of two the third would be no majority.
  }
}

async function moveLeaders(replicas: TopicReplicas, isOver: () => boolean): Promise<void> {
  let moved = 0;
  while (!isOver()) {
    await delay(moveEveryMs);
    // A broker that is on its way out may be asked; the next time is soon.
    await replicas.moveLeaders().then(() => moved++, (error: unknown) => process.stderr.write(`  leaders were not moved: ${String(error)}\n`));
  }
  expect(moved).toBeGreaterThan(0);
}

test('everything that is acknowledged arrives once and in order, while leaders move and brokers are killed and restarted in turn', async () => {
  const replicas = new TopicReplicas(running.platform.topics.messages);
  const endMs = performance.now() + seconds * 1_000;
  const isOver = () => performance.now() > endMs;
  const report = await runLoadBeside(running, { rate, users: 48, seconds: seconds * 3 }, async () => {
    const over = new AbortController();
    const watches = running.messaging.map((server) => watchStalls(server, over.signal));
    await Promise.all([breakBrokers(replicas, isOver), moveLeaders(replicas, isOver)]).finally(() => over.abort());
    process.stderr.write(`  longest stalls in ms: ${JSON.stringify(await Promise.all(watches))}\n`);
  });
  process.stderr.write(`  ${JSON.stringify(report)}\n`);
  expectKept(report);
}, seconds * 4_000 + 300_000);
