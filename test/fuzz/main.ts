import { runCases } from './run-cases.ts';
import { openTarget } from './targets/index.ts';

// node test/fuzz/main.ts TARGET CASES SEED: prints a line of JSON before each chunk, and one with figures at the end.
const [name = '', cases, seed] = process.argv.slice(2);
const print = (line: object) => void process.stdout.write(`${JSON.stringify(line)}\n`);
const target = await openTarget(name);
const figures = await runCases(target, { cases: Number(cases), seed: Number(seed), onChunk: (of, done) => print({ seed: of, done }) });
await target.close?.();
print(figures);
// Servers and their clients may have sockets that wait for a deadline of their own.
process.exit(0);
