import type { Bench, BenchContext, Sample } from '../../bench.ts';
import { launch, untilSaid } from '../../platform/index.ts';

/** A part of the replay's output when the only message of the demonstration has come. */
const firstMessage = '1 acknowledged, 1 delivered';

/**
 * From the command to a message that was sent and came, with every package there: stores, services, a user who
 * connects.
 */
export const start: Bench = {
  name: 'start',
  summary: '`make run` to the first message, with packages and stores fetched before',
  figures: [{ figure: 'first-message', unit: 's', goal: { atMost: 45 } }],
  run,
};

async function run(context: BenchContext): Promise<Sample[]> {
  const launched = await launch(context, 1);
  const begunMs = performance.now();
  await untilSaid(launched, firstMessage, context.signal);
  return [{ figure: 'first-message', value: (performance.now() - begunMs) / 1_000 }];
}
