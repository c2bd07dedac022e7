import type { Command } from 'commander';
import { defaultMachineUrl, Machine } from '../machine/index.ts';
import { terminalWidth, writeLine } from './output.ts';
import { allVisible, jsonLine } from './printable.ts';
import { describeStatus } from './status-table.ts';
import { watchStatus } from './watch-status.ts';

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
