import { setTimeout as pass } from 'node:timers/promises';
import { spreadOf } from '../../client/drill/figures.ts';
import { eventually } from '../support/eventually.ts';
import { fill, LightWorld, liveHeapMiB, operatorFigures, operatorWrites, type OperatorFigures } from './world/index.ts';

/** CECOCHAT_FULL=1 for as many as the operator is made for. */
const isFull = process.env['CECOCHAT_FULL'] === '1';
const platformCount = Number(process.env['CECOCHAT_PLATFORMS'] ?? 4);
const servers = isFull ? 1_600 : 200;
const each = servers / platformCount;
const partitions = isFull ? 2_000 : 400;
const samples = isFull ? 40 : 8;
const unrelated = isFull ? 10_000 : 500;

let world: LightWorld;
beforeAll(async () => {
  world = await LightWorld.start({ platforms: platformCount, reportMs: 1_000, isBundled: true });
});
afterAll(() => world?.stop());

const specOf = (replicas: number) => ({ partitions, messaging: { replicas, handover: { maxInFlight: 200 } }, upgrade: { surge: 4, healthGate: '1s' } });

/** Milliseconds from the answer to an administrator's change until the operator sent its first write. */
async function timeToFirstWrite(act: () => Promise<void>): Promise<number> {
  const since = new Date();
  await act();
  return eventually(async () => {
    const log = await world.server.auditLog();
    const caused = log.findLast(({ user, verb, receivedAt }) => user === 'admin' && verb !== 'get' && verb !== 'list' && receivedAt >= since);
    const [first] = (await operatorWrites(world.server, caused?.receivedAt ?? new Date(Date.now() + 1e6))).sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
    if (first === undefined || caused === undefined) throw new Error('nothing was written');
    return Math.max(0, first.receivedAt.getTime() - caused.answeredAt.getTime());
  }, 30_000);
}

async function untilAtRest(): Promise<void> {
  await Promise.all(world.platforms.map((platform) => platform.settled(each, 900_000)));
  await untilQuiet();
}

async function untilQuiet(): Promise<void> {
  await eventually(async () => expect(await operatorWrites(world.server, new Date(Date.now() - 2_000))).toEqual([]), 300_000);
}

/** The least memory that it has within some seconds: what it needs. */
async function figuresAtRest(): Promise<OperatorFigures> {
  const seen: OperatorFigures[] = [];
  for (let second = 0; second < 10; second++) {
    seen.push(await operatorFigures(world.operator));
    await pass(1_000);
  }
  return seen.reduce((least, next) => (next.heapMiB < least.heapMiB ? next : least));
}

test(`${servers} servers: memory`, async () => {
  await Promise.all(world.platforms.map((platform) => platform.apply(specOf(each))));
  await untilAtRest();
  const figures = await figuresAtRest();
  console.log(JSON.stringify({ servers, ...figures }));
  expect(figures.peakMiB).toBeLessThanOrEqual(160);
}, 1_800_000);

test(`${servers} servers: what somebody changes is answered soon`, async () => {
  const times: number[] = [];
  for (let sample = 0; sample < samples; sample++) {
    const platform = world.platforms[sample % platformCount];
    if (platform === undefined) throw new Error('there is none');
    const isSpec = sample % 10 !== 0;
    const [pod] = isSpec ? [] : await platform.pods();
    const act = isSpec
      ? () => platform.apply({ ...specOf(each), connect: { replicas: 2 + (sample % 5) } })
      : () => world.server.api.delete(`/api/v1/namespaces/${platform.namespace}/pods/${pod?.metadata.name}`);
    times.push(await timeToFirstWrite(act));
    await untilQuiet();
    await pass((sample * 137) % 1_000); // At any moment between two reconciles.
  }
  const { p50, p99, max } = spreadOf(times);
  console.log(JSON.stringify({ servers, samples, p50, p99, max, times }));
  expect(p50).toBeLessThanOrEqual(50);
  expect(p99).toBeLessThanOrEqual(250);
}, 1_800_000);

test(`${unrelated} pods and ConfigMaps of others cost the operator nothing`, async () => {
  const before = await liveHeapMiB(world.operator);
  await fill(world.server, unrelated);
  await world.startOperator();
  await pass(5_000);
  await untilAtRest();
  const after = await liveHeapMiB(world.operator);
  console.log(JSON.stringify({ unrelated, before, after }));
  expect(after - before).toBeLessThanOrEqual(1);
}, 1_800_000);
