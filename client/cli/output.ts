import { once } from 'node:events';

/** Writes a line to standard output; waits when whoever reads it is slow. */
export async function writeLine(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}
