import { constants, setPriority } from 'node:os';
import { badTokens } from './bad-tokens.ts';
import { garbage, idle, slowHandshakes } from './connections.ts';
import { controlFrames } from './control-frames.ts';
import { Counts } from './pace.ts';
import type { FloodPlan, FloodReport } from './plan.ts';
import { reflection } from './reflection.ts';
import { rush } from './rush.ts';
import { deviceNames, unarySends } from './sends.ts';
import { silentStreams } from './silent-streams.ts';
import { future, streams } from './streams.ts';
import { unfinishedBodies } from './unfinished-bodies.ts';

/** A process of a flood: gets a plan from its parent, floods, reports what it met, and ends; with its parent at the latest. */

const floods: Readonly<Record<string, (plan: FloodPlan, counts: Counts) => Promise<void>>> = {
  rush,
  'unfinished bodies': unfinishedBodies,
  'reflection without reading': reflection,
  '2,000 unary sends of one user': unarySends,
  '700 streams/s of one user': streams,
  '100,000 device names': deviceNames,
  'bad tokens': badTokens,
  'future epochs and cursors': future,
  '20,000 idle connections': idle,
  'slow TLS handshakes': slowHandshakes,
  'pings, resets, settings': controlFrames,
  'half-open and never-reading streams': silentStreams,
  'garbage at every port': garbage,
};

/** Longer than any flood takes. */
const lastMs = 60_000;

const report = (what: FloodReport) => process.send?.(what);

// Attackers have machines of their own: what they spend is not to be taken from the servers of this one.
setPriority(constants.priority.PRIORITY_LOW);
process.on('disconnect', () => process.exit(1));
setTimeout(() => process.exit(2), lastMs).unref();
process.once('message', (plan: FloodPlan) => {
  const counts = new Counts();
  const flood = floods[plan.flood];
  report({ kind: 'begun' });
  Promise.resolve(flood?.(plan, counts)).then(
    () => report(flood === undefined ? { kind: 'failed', reason: `there is no flood "${plan.flood}"` } : { kind: 'over', tally: counts.tally }),
    (error: unknown) => report({ kind: 'failed', reason: Error.isError(error) ? (error.stack ?? error.message) : String(error) }),
  );
});
