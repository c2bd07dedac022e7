import { once } from 'node:events';

/** Writes a line to standard output; waits while its reader is slow. */
export async function writeLine(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}

/** Characters in a line of the terminal; without a terminal there is no bound. */
export const terminalWidth = (): number => process.stdout.columns ?? Number.POSITIVE_INFINITY;
