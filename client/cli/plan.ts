import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Machine } from '../machine/index.ts';
import { CliError } from './failure.ts';
import { writeLine } from './output.ts';
import { describePlan } from './plan-lines.ts';
import { allVisible, jsonLine } from './printable.ts';
import { machineEnvironment } from './status.ts';

export function registerPlan(program: Command): void {
  program
    .command('plan')
    .description(
      'Show what a changed manifest would do to the platform that `make run` started, and how many devices it ' +
        'would move. Nothing is done.',
    )
    .argument('[file]', 'the manifest; without one, that of the platform: what is still to be done')
    .option('--json', 'print the plan as one JSON object')
    .addHelpText('after', `${machineEnvironment}\n\nExamples:\n  $ ./cecochat plan\n  $ ./cecochat plan changed.yaml`)
    .action(async (file: string | undefined, { json }: { readonly json?: boolean }) => {
      const machine = new Machine();
      const plan = await machine.plan(file === undefined ? await machine.manifest() : await readManifest(file));
      if (json === true) await writeLine(jsonLine(plan));
      else for (const line of describePlan(allVisible(plan))) await writeLine(line);
    });
}

async function readManifest(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CliError(`${file} cannot be read: ${Error.isError(error) ? error.message : String(error)}`);
  }
}
