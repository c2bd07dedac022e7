import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFile, LockedError } from './file-lock.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cecochat-lock-'));
  file = join(folder, 'data');
});
afterEach(() => rm(folder, { recursive: true }));

const program = join(import.meta.dirname, '../../test/support/count-under-lock.ts');
const endedProcess = () => spawnSync(process.execPath, ['-e', '']).pid;

test('one has it at a time, and the next one when it is released', async () => {
  const release = await lockFile(file);
  expect(await readFile(`${file}.lock`, 'utf8')).toBe(String(process.pid));
  await expect(lockFile(file)).rejects.toThrow(`${file} is in use by another session of this process`);
  const next = lockFile(file, { waitMs: 10_000 });
  await release();
  await (await next)();
  expect(await readdir(folder)).toEqual([]);
});

test('the lock of another live process is kept, and its error names the process', async () => {
  await writeFile(`${file}.lock`, String(process.ppid));
  const error: unknown = await lockFile(file, { waitMs: 60 }).catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(LockedError);
  expect(error).toMatchObject({ owner: process.ppid, message: expect.stringContaining(`delete ${file}.lock`) });
  expect(await readdir(folder)).toEqual(['data.lock']);
});

test('of processes that find the lock of an ended one at once, one has it at a time', async () => {
  const [counter, rounds] = [join(folder, 'counter'), 15];
  await writeFile(counter, '0');
  await writeFile(`${file}.lock`, String(endedProcess()));
  const children = Array.from({ length: 3 }, () => fork(program, [file, counter, String(rounds)]));
  expect(await Promise.all(children.map(exitOf))).toEqual([0, 0, 0]);
  expect(await readFile(counter, 'utf8')).toBe(String(3 * rounds));
  expect((await readdir(folder)).toSorted()).toEqual(['counter']);
});

const exitOf = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.on('exit', resolve));
