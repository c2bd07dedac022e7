import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from '../../test/support/eventually.ts';
import { livingChildren, startChild, tellingLine } from './child-process.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cecochat-child-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('stopping ends a child that ignores SIGTERM', async () => {
  const child = startChild({ name: 'store', command: 'sh', args: ['-c', 'trap "" TERM; echo up; while true; do sleep 0.1; done'], log: join(folder, 'log') });
  await eventually(() => expect(readFileSync(child.log, 'utf8')).toContain('up'));
  await child.stop(500);
  expect(child.ended()).toBe('ended with SIGKILL');
  await eventually(() => expect(isAlive(child.pid)).toBe(false));
});

test('the process id is the program\'s own, and whoever waits hears why it ended', async () => {
  const child = startChild({ name: 'store', command: 'sh', args: ['-c', 'echo "pid $$"; while true; do sleep 0.1; done'], log: join(folder, 'log') });
  await eventually(() => expect(readFileSync(child.log, 'utf8')).toBe(`pid ${child.pid}\n`));
  expect(livingChildren()).toEqual([child]);
  process.kill(child.pid, 'SIGKILL');
  expect(await child.gone).toBe('ended with SIGKILL');
  expect(livingChildren()).toEqual([]);
});

test('a program that is not there ends with a line in the log', async () => {
  const child = startChild({ name: 'store', command: 'no-such-program', args: [], log: join(folder, 'log') });
  expect(await child.gone).toBe('ended with exit code 127');
  expect(tellingLine(child.log)).toMatch(/no-such-program.*not found/);
});

test('a child does not outlive a parent that is killed', async () => {
  const script = `
    import { livingChildren, startChild, tellingLine } from ${JSON.stringify(join(import.meta.dirname, 'child-process.ts'))};
    startChild({ name: 'store', command: 'sh', args: ['-c', 'echo $$ > ${join(folder, 'pid')}; while true; do sleep 0.1; done'], log: ${JSON.stringify(join(folder, 'log'))} });
    setInterval(() => undefined, 1000);
  `;
  const parent = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: 'ignore' });
  const pid = await eventually(async () => {
    const { stdout } = await promisify(execFile)('cat', [join(folder, 'pid')]);
    expect(stdout.trim()).toMatch(/^\d+$/);
    return Number(stdout);
  });
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  await eventually(() => expect(isAlive(pid)).toBe(false));
});
