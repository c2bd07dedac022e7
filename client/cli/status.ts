import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from 'commander';
import { defaultMachineUrl, Machine } from '../machine/index.ts';
import { describeFailure } from './failure.ts';
import { onInterrupt } from './with-deadline.ts';
import { terminalWidth, writeLine, allVisible, jsonLine } from './output.ts';
import { describeStatus, describeWatched } from './status-table.ts';

interface Options {
  readonly json?: boolean;
  readonly watch?: boolean;
}

/** For the help of every command that asks the machine. */
export const machineEnvironment =
  `\nEnvironment:\n  CECOCHAT_STATUS_URL  where the local platform answers ` + `(default: ${defaultMachineUrl})`;

export function registerStatus(program: Command): void {
  program
    .command('status')
    .description(
      'Show servers, partitions, connections, handovers, and how far history is behind, of the platform that `make ' +
        'run` started.',
    )
    .option('--json', 'print everything as JSON')
    .option('--watch', 'show servers and handovers again every second, until Ctrl-C')
    .addHelpText(
      'after',
      `${machineEnvironment}\n\nExamples:\n  $ ./cecochat status\n  $ ./cecochat status --watch\n  $ ./cecochat ` +
        'status --json | jq .lag.records',
    )
    .action(async ({ json, watch }: Options) => {
      const machine = new Machine();
      if (watch === true) return watchStatus(machine);
      const report = await machine.status();
      if (json === true) await writeLine(jsonLine(report));
      else for (const line of describeStatus(allVisible(report), Date.now(), terminalWidth())) await writeLine(line);
    });
}

const everyMs = 1_000;
/** Ten seconds of an unreachable machine. */
const patience = 10;
const clearScreen = '\u001b[H\u001b[J';

/**
 * Shows the status every second until Ctrl-C: on a terminal in place of the one before, else below it. Rejects with a
 * MachineError when the machine cannot be asked at first, or for too long.
 */
async function watchStatus(machine: Machine): Promise<void> {
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
