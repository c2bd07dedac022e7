import fc from 'fast-check';
import { startPlatform, type RunningPlatform } from '../support/start-platform.ts';
import { BreakablePlatform, messagingSettings } from './breakable-platform.ts';
import { countRepeats, judge } from './judge.ts';
import { runSchedule, type Stage } from './run-schedule.ts';
import { schedules, type Schedule } from './schedule.ts';

/** Seeds to repeat, separated by commas, in place of those of the tests. */
const given = process.env['CECOCHAT_SEED'];
/** Searches for the smallest schedule that fails: takes many runs, and `--testTimeout`. */
const shrinks = process.env['CECOCHAT_SHRINK'] !== undefined;

/** One test for each seed: a platform that all of them share keeps its promises under the faults that the seed makes. */
export function keepPromises(seeds: readonly number[]): void {
  let stage: Stage;
  let running: RunningPlatform | undefined;

  beforeAll(async () => {
    running = await startPlatform({ messaging: messagingSettings });
    stage = { running, breakable: new BreakablePlatform(running) };
  });
  afterAll(() => running?.stop());

  test.each(given === undefined ? seeds : given.split(',').map(Number))(
    'the promises hold while connections, servers, materialize and Redis fail (CECOCHAT_SEED=%d repeats it)',
    async (seed) => {
      process.stderr.write(`guarantees under faults: CECOCHAT_SEED=${seed}\n`);
      const property = fc.asyncProperty(schedules, (schedule) => hold(stage, seed, schedule));
      await fc.assert(property, { seed, numRuns: 1, unbiased: true, endOnFailure: !shrinks });
    },
  );
}

async function hold(stage: Stage, seed: number, schedule: Schedule): Promise<void> {
  const observation = await runSchedule(stage, schedule);
  const breaches = judge(observation);
  if (breaches.length > 0) throw new Error(`CECOCHAT_SEED=${seed}: ${breaches.length} promises were broken\n${breaches.slice(0, 20).join('\n')}`);
  const { repeats, underAnotherId } = countRepeats(observation);
  process.stderr.write(
    `  ${observation.sends.length} sends, ${observation.devices.length} devices, ${schedule.faults.map(({ kind }) => kind).join(' ')}: ` +
      `every promise kept; history has ${repeats} events at a second place, ${underAnotherId} of them under another message id\n`,
  );
}
