import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../test/support/eventually.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cecochat-interrupts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Processes that have the folder in their command line or in their environment. */
const processesOf = (path: string): string[] => readdirSync('/proc').filter((pid) => /^\d+$/.test(pid)).filter((pid) => {
  try {
    readlinkSync(`/proc/${pid}/exe`); // Of one that has ended there is nothing to be seen.
    return ['cmdline', 'environ'].some((what) => readFileSync(`/proc/${pid}/${what}`, 'utf8').includes(path));
  } catch {
    return false;
  }
});

test.each([
  ['while it starts what it needs', () => processesOf(folder).length > 2],
  ['while a platform runs', () => processesOf(folder).length > 6],
])('a bench that is interrupted twice, %s, leaves neither files nor processes', async (_when, isDue) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts'), 'end-to-end', '--smoke', '--runs', '1'], {
    env: { ...process.env, NODE_OPTIONS: '', TMPDIR: folder }, stdio: 'ignore',
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  await eventually(() => expect(isDue()).toBe(true), 60_000);
  child.kill('SIGINT');
  await new Promise((resolve) => setTimeout(resolve, 100)); // Two signals that come together are one.
  child.kill('SIGINT');
  expect(await gone).toBe(130);
  await eventually(() => expect([processesOf(folder), readdirSync(folder)]).toEqual([[], []]));
});
