import { setTimeout as delay } from 'node:timers/promises';
import type { UserId } from '@cecochat/contracts';
import { readReports } from '@cecochat/redis';
import { eventually } from '../support/eventually.ts';
import { spread, startPlatform, type RunningPlatform } from '../support/start-platform.ts';
import { actOnStore, healStores, TopicReplicas } from './environment/index.ts';
import { expectKept, runLoadBeside } from './load.ts';
import { watchStalls } from './stall-watch.ts';

/** One that only the third broker has, and one that it has with another broker, where two of them have to have each record. */
const [leaderless, belowMinimum] = [0, 1];
const healthy = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const sickForMs = 30_000;
/** Leaders that the stopped broker had are with others within this; later nothing stands still for longer either. */
const stallBoundMs = 5_000;
const rate = 60;

let running: RunningPlatform;
let replicas: TopicReplicas;
let sequence = 0;

beforeAll(async () => {
  running = await startPlatform();
  replicas = new TopicReplicas(running.platform.topics.messages);
  await replicas.untilInSync();
  await replicas.moveTo(leaderless, [3]);
  await replicas.moveTo(belowMinimum, [3, 2]);
});
afterEach(() => healStores());
afterAll(async () => {
  await healStores();
  await running.stop();
});

const send = (from: UserId, to: UserId) => running.platform.send(from, { device: 'unary', sequence: ++sequence, receiver: to, text: 'x' });

/** What the operator shows: the report of one of the servers has it. */
const expectReported = (...problems: readonly string[]) => eventually(async () => {
  const { reports } = await readReports(running.platform.inRedis, ['messaging-0', 'messaging-1']);
  const lines = [...reports.values()].flatMap(({ topicProblems = [] }) => topicProblems).join('\n');
  for (const problem of problems) expect(lines).toContain(problem);
}, 60_000);

async function expectUnavailable(from: UserId, to: UserId): Promise<void> {
  await expect(send(from, to)).rejects.toMatchObject({ code: 'unavailable' });
}

/** The third broker is stopped in the ordinary way while `during` runs, and starts again; resolves when both partitions take records. */
async function whileSick(during: () => Promise<unknown>): Promise<void> {
  await actOnStore('kafka-3', 'stop');
  const over = delay(sickForMs);
  await during();
  await over;
  await actOnStore('kafka-3', 'start');
  for (const sick of [leaderless, belowMinimum]) {
    const user = running.platform.userIn(sick);
    await eventually(() => send(user, user), 60_000);
  }
}

test('a partition without a leader and one below min.insync.replicas delay only the users who live there, on every server', async () => {
  const { platform, messaging } = running;
  const [lost, low, well] = [leaderless, belowMinimum, 2].map((each) => platform.userIn(each)) as [UserId, UserId, UserId];
  const report = await runLoadBeside(running, { rate, users: 40, partitions: healthy, seconds: 300 }, async () => {
    const over = new AbortController();
    const watches = messaging.map((server) => watchStalls(server, over.signal));
    await whileSick(async () => {
      await Promise.all([expectUnavailable(lost, lost), expectUnavailable(low, low), expectUnavailable(well, lost)]);
      await platform.chat(well, { device: 'new' });
      await expectReported(`partitions ${leaderless} have no leader`, `partitions ${belowMinimum} have fewer than 2 replicas in sync`);
    });
    over.abort();
    const stalls = await Promise.all(watches);
    process.stderr.write(`  longest stalls in ms: ${JSON.stringify(stalls)}\n`);
    for (const { acks, deliveries } of stalls) expect(Math.max(acks, deliveries)).toBeLessThan(stallBoundMs);
  });
  expectKept(report);
}, 600_000);

test('while partitions are sick, all others move to another server, and history of them goes on with a materialize that starts', async () => {
  const { platform, materialize } = running;
  const report = await runLoadBeside(running, { rate, users: 40, partitions: healthy, seconds: 300 }, async ({ standing }) => {
    await whileSick(async () => {
      await materialize.child.stop();
      const [here, there] = Object.values(spread(platform.partitionCount, 2));
      await running.publish({ 'messaging-0': there ?? [], 'messaging-1': here ?? [] });
      await platform.startMaterialize({}, false); // It is ready when it has read all partitions.
      const { acked } = standing;
      await eventually(() => expect(standing.acked).toBeGreaterThan(acked + rate * 5));
      const user = platform.userIn(2);
      await send(user, user);
      await platform.inboxUntil(user, await platform.logEnd(2));
    });
  });
  expectKept(report);
}, 600_000);
