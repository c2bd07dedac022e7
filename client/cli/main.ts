import { exitCodeOf } from './failure.ts';
import { runProgram } from './program.ts';

// The reader of the output may stop early: `cecochat listen ... | head -1`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await runProgram(process.argv.slice(2));
} catch (error) {
  process.exitCode = exitCodeOf(error, (line) => process.stderr.write(`${line}\n`));
}
