import { eventually } from '../support/eventually.ts';
import type { FaultProxy, LightFleet, TestApiServer } from '../support/kubernetes/index.ts';
import type { PrivateRedis } from '../support/stores.ts';
import { buildFaultSchedule, describeWorld, LightPlatform, startLightStage, type LightStage, type OperatorProcess, type World } from './light/index.ts';

const runs = process.env['CECOCHAT_FULL'] === '1' ? 60 : 4;
/** How long after the last fault everything is as it should be, in milliseconds: a watch that hangs is noticed after 45 s. */
const [soonMs, hangMs] = [20_000, 75_000];
const faultsMs = 4_000;

let stage: LightStage;
let server: TestApiServer;
let fleet: LightFleet;
let redis: PrivateRedis;
let proxy: FaultProxy;
let operator: OperatorProcess;
let reference: World;
beforeAll(async () => {
  stage = await startLightStage();
  ({ server, fleet, redis, proxy, operator } = stage);
});
afterAll(() => stage?.stop());

/** A ChatCluster comes, grows and shrinks, while much of what the operator asks for goes wrong; then nothing does any more. */
async function run(seed: number): Promise<void> {
  const hangs = seed % 4 === 0;
  const schedule = buildFaultSchedule(seed, { percent: 15 + (seed % 3) * 10, hangs });
  const platform = await LightPlatform.create(server, redis.url);
  try {
    proxy.faultOf = schedule.faultOf;
    proxy.cutWatches();
    const endMs = performance.now() + faultsMs;
    const inTime = () => Math.max(0, endMs - performance.now());
    await platform.apply();
    // As far as it gets: what counts is where it ends.
    await platform.settled(2, inTime() / 2).catch(() => undefined);
    await platform.scale(3);
    await platform.settled(3, inTime()).catch(() => undefined);
    proxy.cutWatches();
    await platform.scale(2);
    await eventually(() => expect(inTime()).toBe(0));
    proxy.faultOf = undefined;
    const beganMs = performance.now();
    await eventually(async () => expect(await describeWorld(platform)).toEqual(reference), hangs ? hangMs : soonMs);
    const told = [...schedule.counts].map(([kind, count]) => `${kind} ${count}`).sort().join(', ');
    process.stderr.write(`seed ${seed}: ${told}; as it should be ${Math.round(performance.now() - beganMs)} ms later\n`);
    expect([...schedule.counts.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(5);
    expect(fleet.violations).toEqual([]);
    await platform.remove();
  } catch (error) {
    throw withLog(error, `seed ${seed}`);
  } finally {
    proxy.faultOf = undefined;
    platform.close();
  }
}

const withLog = (error: unknown, when: string) =>
  new Error(`${when}: ${Error.isError(error) ? error.message : String(error)}\n${operator.log().split('\n').slice(-30).join('\n')}`, { cause: error });

test('whatever goes wrong between the operator and the API server, a ChatCluster becomes what it should be soon after', async () => {
  const calm = await LightPlatform.create(server, redis.url);
  try {
    await calm.apply();
    await calm.settled(2);
    reference = await describeWorld(calm);
    await calm.remove();
  } catch (error) {
    throw withLog(error, 'nothing goes wrong');
  } finally {
    calm.close();
  }
  for (let seed = 1; seed <= runs; seed++) await run(seed);
}, 60 * 60_000);
