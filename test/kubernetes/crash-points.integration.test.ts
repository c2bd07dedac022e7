import { eventually } from '../support/eventually.ts';
import type { FaultProxy, LightFleet, TestApiServer } from '../support/kubernetes/index.ts';
import type { PrivateRedis } from '../support/stores.ts';
import { crashPoints, describeWorld, LightPlatform, partitions, startLightStage, withCrash, type LightStage, type OperatorProcess, type World } from './light/index.ts';

const isFull = process.env['CECOCHAT_FULL'] === '1';
const few = 6;
const minutes = 60_000;

let stage: LightStage;
let server: TestApiServer;
let fleet: LightFleet;
let redis: PrivateRedis;
let proxy: FaultProxy;
let operator: OperatorProcess;
/** What every run has to end with: what a run without a crash ends with. */
let reference: World;
beforeAll(async () => {
  stage = await startLightStage();
  ({ server, fleet, redis, proxy, operator } = stage);
});
afterAll(() => stage?.stop());

/** One that comes, and goes when the work is done. */
async function withPlatform<T>(work: (platform: LightPlatform) => Promise<T>): Promise<T> {
  const platform = await LightPlatform.create(server, redis.url);
  try {
    const result = await work(platform);
    await platform.remove();
    return result;
  } finally {
    platform.close();
  }
}

async function endsAsEver(platform: LightPlatform): Promise<void> {
  await platform.settled(2);
  await eventually(async () => expect(await describeWorld(platform)).toEqual(reference), 30_000);
  const pods = await platform.pods();
  await eventually(() => { // Servers follow what is published a moment later.
    const served = pods.flatMap(({ metadata }) => fleet.serverOf(`${platform.namespace}/${metadata.name}`).serving());
    expect(served.sort((a, b) => a - b)).toEqual(Array.from({ length: partitions }, (_, index) => index));
  }, 5_000);
  expect(fleet.violations).toEqual([]);
}

/** Does the same with a crash at each point, and gives how many there were. */
async function crashEverywhere(writes: number, run: (crash: (work: () => Promise<void>) => Promise<void>) => Promise<void>): Promise<void> {
  const points = crashPoints(writes, isFull, few);
  let crashes = 0;
  for (const point of points) {
    const crash = async (work: () => Promise<void>) => {
      if ((await withCrash(operator, proxy, work, point)).crashed) crashes++;
    };
    await run(crash).catch((error: unknown) => {
      throw new Error(`killed ${point.moment} write ${point.write} of ${writes}: ${Error.isError(error) ? error.message : String(error)}\n${operator.log().split('\n').slice(-20).join('\n')}`, { cause: error });
    });
  }
  process.stderr.write(`the operator was killed at ${crashes} of ${points.length} points around ${writes} writes\n`);
  // Now and then one write updates two figures of the status, and the run has one write fewer.
  expect(crashes).toBeGreaterThanOrEqual(Math.floor(points.length * 0.9));
}

test('however a ChatCluster comes up, with the operator killed before or after any of its writes, it becomes the same', async () => {
  const { writes } = await withPlatform((platform) => withCrash(operator, proxy, async () => {
    await platform.apply();
    await platform.settled(2);
    reference = await describeWorld(platform);
  }));
  expect(Object.keys(reference.objects).length).toBeGreaterThan(15);
  await crashEverywhere(writes, (crash) => withPlatform((platform) => crash(async () => {
    await platform.apply();
    await endsAsEver(platform);
  })));
}, 20 * minutes);

test('the same is true of a server that comes and goes: no partition gets lost, none has two servers', async () => {
  await withPlatform(async (platform) => {
    await platform.apply();
    await endsAsEver(platform);
    const upAndDown = async () => {
      await platform.scale(3);
      await platform.settled(3);
      await platform.scale(2);
      await endsAsEver(platform);
    };
    const { writes } = await withCrash(operator, proxy, upAndDown);
    await crashEverywhere(writes, (crash) => crash(upAndDown));
  });
}, 20 * minutes);
