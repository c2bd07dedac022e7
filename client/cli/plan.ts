import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Machine, changeManifest, type Plan } from '../machine/index.ts';
import { CliError } from './failure.ts';
import { parseNatural } from './numbers.ts';
import { writeLine, allVisible, jsonLine } from './output.ts';
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

/** The actions of a plan; for people. */
export function describePlan({ start, stop, moves, lowerBound, devices }: Plan): string[] {
  const listed = (names: readonly string[]) => (names.length === 0 ? 'none' : names.join(', '));
  return [
    `servers to start: ${listed(start)}`,
    `servers to stop: ${listed(stop)}`,
    `partitions to move: ${moves}, the fewest possible being ${lowerBound}`,
    `devices to move: ${devices}`,
  ];
}

export function registerScale(program: Command): void {
  program
    .command('scale')
    .description(
      'Have another number of messaging servers: the manifest of the platform that `make run` started is changed.',
    )
    .argument('<n>', 'how many messaging servers', parseNatural)
    .addHelpText('after', `${machineEnvironment}\n\nExamples:\n  $ ./cecochat scale 4\n  $ ./cecochat status --watch`)
    .action(async (replicas: number) => {
      const machine = new Machine();
      const plan = await machine.plan(
        changeManifest(await machine.manifest(), { 'spec.messaging.replicas': replicas }),
      );
      await machine.scale(replicas);
      await writeLine(`${replicas} messaging ${replicas === 1 ? 'server is' : 'servers are'} asked for:`);
      for (const line of describePlan(allVisible(plan))) await writeLine(line);
      await writeLine('watch it happen: ./cecochat status --watch');
    });
}
