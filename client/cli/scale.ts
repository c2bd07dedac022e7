import type { Command } from 'commander';
import { changeManifest, Machine } from '../machine/index.ts';
import { parseNatural } from './numbers.ts';
import { writeLine } from './output.ts';
import { describePlan } from './plan-lines.ts';
import { allVisible } from './printable.ts';
import { machineEnvironment } from './status.ts';

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
