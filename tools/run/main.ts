import { Interrupted } from './interruptible.ts';
import { readOptions } from './options.ts';
import { run } from './run.ts';
import { untilSignal } from './signals.ts';
import { Steps } from './steps.ts';

const options = readOptions(process.argv.slice(2));
try {
  await run(options, new Steps(process.stdout), untilSignal());
  process.exit(0);
} catch (error) {
  if (error instanceof Interrupted) process.exit(130);
  const lines = (Error.isError(error) ? error.message : String(error)).split('\n');
  process.stderr.write(lines.map((line) => `error: ${line}\n`).join(''));
  process.exit(1);
}
