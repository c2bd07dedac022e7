import { Steps } from '../run/steps.ts';
import { buildProgram } from './options.ts';
import { down, up } from './platform/index.ts';

const steps = new Steps(process.stdout);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    process.stderr.write("\nerror: interrupted: 'make down' removes what is there\n");
    process.exit(130);
  });
}
try {
  await buildProgram({ up: (options) => up(options, steps), down: (options) => down(options, steps) }).parseAsync();
} catch (error) {
  const lines = (Error.isError(error) ? error.message : String(error)).split('\n');
  process.stderr.write(lines.map((line) => `error: ${line}\n`).join(''));
  process.exitCode = 1;
}
