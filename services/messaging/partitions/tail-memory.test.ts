import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The growth of a separate process's memory by running `code`; and the tail's own count at its end. */
async function retained(code: string): Promise<{ readonly bytes: number; readonly counted: number; readonly length: number }> {
  const program = `
    const { Tail, TailBudget } = await import('${new URL('tail.ts', import.meta.url).href}');
    const budget = new TailBudget(1e12);
    const tail = new Tail(0, { records: 1e9, bytes: 1e12, ageMs: 100 }, budget);
    const append = (at, frame) => tail.append({ offset: at, users: [1n + BigInt(at), 2n], frame, readMs: 0 });
    const used = () => { gc(); gc(); const { heapUsed, external } = process.memoryUsage(); return heapUsed + external; };
    const before = used();
    ${code}
    console.log(JSON.stringify({ bytes: used() - before, counted: tail.bytes, length: tail.length }));`;
  const { stdout } = await run(process.execPath, ['--expose-gc', '--input-type=module', '--eval', program]);
  return JSON.parse(stdout) as { bytes: number; counted: number; length: number };
}

test('what a tail keeps takes about what it counts, though frames come out of the pool that all buffers share', async () => {
  const { bytes, counted } = await retained(`
    for (let at = 0; at < 20_000; at++) {
      append(at, Buffer.allocUnsafe(100));
      for (let other = 0; other < 3; other++) Buffer.allocUnsafe(3_000); // What else a server makes meanwhile.
    }`);
  expect(bytes).toBeLessThan(1.3 * counted);
  expect(bytes).toBeGreaterThan(0.5 * counted);
});

test('what has expired is let go of at once, however few records it was', async () => {
  const { bytes, length } = await retained(`
    for (let at = 0; at < 500; at++) append(at, Buffer.alloc(100_000));
    tail.expire(1_000);`);
  expect(length).toBe(0);
  expect(bytes).toBeLessThan(2_000_000);
});
