import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { residentKb } from './usage.ts';

/** Option of Node.js for a program whose memory is measured. */
export const collectsOnSignal = `--import=${pathToFileURL(join(import.meta.dirname, 'collect-on-signal.ts')).href}`;

const pauseMs = 400;
const maxRounds = 15;
/** Memory is settled when two readings differ by less than this part. */
const tolerance = 0.003;

/** KB of resident memory of a process with `collectsOnSignal`, once its garbage is collected and that has settled. */
export async function settledMemoryKb(pid: number, signal: AbortSignal): Promise<number> {
  let before = Number.POSITIVE_INFINITY;
  for (let round = 0; round < maxRounds; round++) {
    process.kill(pid, 'SIGUSR2');
    await pause(pauseMs, undefined, { signal });
    const now = residentKb(pid);
    if (Math.abs(before - now) < now * tolerance) return now;
    before = now;
  }
  return before;
}
