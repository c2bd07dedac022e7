import { Steps } from '../run/steps.ts';
import { buildProgram } from './options.ts';
import { down, up } from './platform/index.ts';

const steps = new Steps(process.stdout);
try {
  await buildProgram({ up: (options) => up(options, steps), down: (options) => down(options, steps) }).parseAsync();
} catch (error) {
  const lines = (Error.isError(error) ? error.message : String(error)).split('\n');
  process.stderr.write(lines.map((line) => `error: ${line}\n`).join(''));
  process.exitCode = 1;
}
