import { exitCodeOf } from './failure.ts';
import { buildProgram } from './program.ts';

// Whoever reads the output may stop reading: `cecochat listen ... | head -1`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await buildProgram().parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error, (line) => process.stderr.write(`${line}\n`));
}
