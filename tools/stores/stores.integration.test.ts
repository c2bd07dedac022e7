import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from '../../test/support/eventually.ts';
import { freePort } from '../../test/support/free-ports.ts';
import { checkDisk, checkPortFree } from './check-machine.ts';
import { startChild, untilReady } from './child-process.ts';

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

test('a taken port is named, with what to do', async () => {
  const port = await freePort();
  const server = createServer().listen(port, '127.0.0.1');
  await eventually(() => expect(server.listening).toBe(true));
  try {
    await expect(checkPortFree('kafka', port)).rejects.toThrow(`port ${port}, wanted for kafka, is taken by another program`);
  } finally {
    server.close();
  }
  await eventually(() => checkPortFree('kafka', port));
});

test('a disk with room is fine', () => {
  expect(() => checkDisk(folder)).not.toThrow();
});

test('a child that ends while it is waited for is reported with the telling line of its log', async () => {
  const child = startChild({ name: 'store', command: 'sh', args: ['-c', 'echo "FATAL: no such file"; echo bye; exit 3'], log: join(folder, 'log') });
  await expect(untilReady(child, () => Promise.resolve(false), 10_000)).rejects.toThrow(/store ended with exit code 3: FATAL: no such file/);
});

test('stopping ends a child that ignores SIGTERM', async () => {
  const child = startChild({ name: 'store', command: 'sh', args: ['-c', 'trap "" TERM; echo up; while true; do sleep 0.1; done'], log: join(folder, 'log') });
  await eventually(() => expect(readFileSync(child.log, 'utf8')).toContain('up'));
  await child.stop(500);
  expect(child.ended()).toBe('ended with SIGKILL');
  await eventually(() => expect(isAlive(child.pid)).toBe(false));
});

test('a child does not outlive a parent that is killed', async () => {
  const script = `
    import { startChild } from ${JSON.stringify(join(import.meta.dirname, 'child-process.ts'))};
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
