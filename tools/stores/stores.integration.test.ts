import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '@cecochat/runtime';
import { eventually } from '../../test/support/eventually.ts';
import { freePort } from '../../test/support/free-ports.ts';
import { checkDisk, checkPortFree } from './check-machine.ts';
import { untilReady } from './until-ready.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cecochat-child-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a taken port is named, with what to do', async () => {
  const port = await freePort();
  const server = createServer().listen(port, '127.0.0.1');
  await eventually(() => expect(server.listening).toBe(true));
  try {
    await expect(checkPortFree('kafka', { host: '127.0.0.1', port })).rejects.toThrow(`port ${port}, wanted for kafka, is taken by another program`);
  } finally {
    server.close();
  }
  await eventually(() => checkPortFree('kafka', { host: '127.0.0.1', port }));
});

test('a disk with room is fine', () => {
  expect(() => checkDisk(folder)).not.toThrow();
});

test('a child that ends while it is waited for is reported with the telling line of its log', async () => {
  const child = startChild({ name: 'store', command: 'sh', args: ['-c', 'echo "FATAL: no such file"; echo bye; exit 3'], log: join(folder, 'log') });
  await expect(untilReady(child, () => Promise.resolve(false), 10_000)).rejects.toThrow(/store ended with exit code 3: FATAL: no such file/);
});
