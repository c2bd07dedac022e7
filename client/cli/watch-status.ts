import { setTimeout as delay } from 'node:timers/promises';
import type { Machine } from '../machine/index.ts';
import { describeFailure } from './failure.ts';
import { onInterrupt } from './on-interrupt.ts';
import { terminalWidth, writeLine } from './output.ts';
import { allVisible } from './printable.ts';
import { describeWatched } from './status-table.ts';

const everyMs = 1_000;
/** Ten seconds of an unreachable machine. */
const patience = 10;
const clearScreen = '\u001b[H\u001b[J';

/**
 * Shows the status every second until Ctrl-C: on a terminal in place of the one before, else below it. Rejects with a
 * MachineError when the machine cannot be asked at first, or for too long.
 */
export async function watchStatus(machine: Machine): Promise<void> {
  const interrupt = new AbortController();
  const release = onInterrupt(() => interrupt.abort());
  let failures = 0;
  try {
    for (let shown = 0; !interrupt.signal.aborted; shown++) {
      const lines = await machine.status().then(
        (report) => {
          failures = 0;
          return describeWatched(allVisible(report), Date.now(), terminalWidth());
        },
        (error: unknown) => {
          if (shown === 0 || ++failures > patience) throw error;
          return [describeFailure(error)];
        },
      );
      await show(lines, shown > 0);
      await delay(everyMs, undefined, { signal: interrupt.signal }).catch(() => undefined);
    }
  } finally {
    release();
  }
}

async function show(lines: readonly string[], isNext: boolean): Promise<void> {
  if (process.stdout.isTTY) process.stdout.write(clearScreen);
  else if (isNext) await writeLine('');
  for (const line of lines) await writeLine(line);
}
