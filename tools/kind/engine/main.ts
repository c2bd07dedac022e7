import { Command } from 'commander';
import { startEngine, stopEngine } from './start-engine.ts';

const runDir = '/run/cecochat-docker';

const program = new Command('node tools/kind/engine/main.ts')
  .description('A Docker engine for clusters, on a Debian machine of your own or one that is thrown away, as root.');
program.command('start')
  .description("starts one on its usual socket, installing the package 'docker.io' where it is missing; does nothing when one answers")
  .option('--data-root <folder>', 'folder that keeps images and containers', '/var/lib/docker')
  .action(async ({ dataRoot }: { readonly dataRoot: string }) => say(`docker: ${await startEngine({ dataRoot, runDir, progress: say })}`));
program.command('stop')
  .description('ends the one that was started here; images stay')
  .action(async () => say(`docker: ${await stopEngine(runDir)}`));

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`error: ${Error.isError(error) ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
