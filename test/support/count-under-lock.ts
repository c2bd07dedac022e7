import { readFile, writeFile } from 'node:fs/promises';
import { lockFile } from '../../client/node/file-lock.ts';

/** A program: adds 1 to the number in a file, a number of times, each time under the lock of another file. */
const [file = '', counter = '', rounds = '0'] = process.argv.slice(2);
for (let round = 0; round < Number(rounds); round++) {
  const release = await lockFile(file, { waitMs: 60_000 });
  const count = Number(await readFile(counter, 'utf8'));
  await writeFile(counter, String(count + 1));
  await release();
}
