import { readFileSync } from 'node:fs';

/** Throws an Error with the remedy when a process may not open a file for each connection. */
export function checkOpenFiles(needed: number): void {
  const limit = parseLimit(readFileSync('/proc/self/limits', 'utf8'));
  if (limit < needed)
    throw new Error(`a process may open ${limit} files here, ${needed} are needed: ulimit -n ${needed}`);
}

/** Pure: the most that Node.js can have, which takes all that it may. */
export function parseLimit(limits: string): number {
  const hard = /^Max open files\s+\S+\s+(\S+)/m.exec(limits)?.[1];
  return hard === 'unlimited' ? Number.POSITIVE_INFINITY : Number(hard);
}
