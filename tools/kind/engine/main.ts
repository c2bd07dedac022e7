import { Command } from 'commander';
import { startEngine, stopEngine, type EngineOptions } from './start-engine.ts';

const runDir = '/run/cecochat-docker';

const program = new Command('node tools/kind/engine/main.ts')
  .description('A Docker engine for clusters, on a Debian machine of your own or one that is thrown away, as root.');
program
  .command('start')
  .description(
    "starts one on its usual socket, installing the package 'docker.io' where it is missing; does nothing when one " +
      'answers',
  )
  .option('--data-root <folder>', 'folder that keeps images and containers', '/var/lib/docker')
  .option(
    '--with-builder',
    "also installs 'debootstrap' where it is missing, with which images of nodes are built",
    false,
  )
  .action(async (options: Pick<EngineOptions, 'dataRoot' | 'withBuilder'>) =>
    say(`docker: ${await startEngine({ ...options, runDir, progress: say })}`),
  );
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
