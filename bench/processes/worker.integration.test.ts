import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { freePort } from '../../test/support/free-ports.ts';
import type { BareCalls } from '../servers/index.ts';
import { collectsOnSignal, settledMemoryKb } from './settled-memory.ts';
import { startWorker, type Worker } from './worker.ts';

let folder = '';
let worker: Worker<BareCalls>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cecochat-worker-'));
  worker = startWorker<BareCalls>({ program: join(import.meta.dirname, '../servers/bare-server.ts'), log: join(folder, 'log'), nodeOptions: [collectsOnSignal] });
});

afterEach(async () => {
  await worker.stop();
  await rm(folder, { recursive: true, force: true });
});

test('what fails in a worker fails the call, and the worker goes on', async () => {
  const request = { address: `127.0.0.1:${await freePort()}`, copies: 1 };
  await worker.call('listen', request);
  await expect(worker.call('listen', request)).rejects.toThrow('EADDRINUSE');
  await worker.call('listen', { ...request, address: `127.0.0.1:${await freePort()}` });
});

test('a call to a worker that dies fails with how it ended', async () => {
  process.kill(worker.pid, 'SIGSTOP');
  const call = worker.call('arrived', 1);
  process.kill(worker.pid, 'SIGKILL');
  await expect(call).rejects.toThrow('ended with SIGKILL');
});

test('a worker that is stopped is gone', async () => {
  await worker.call('arrived', 1);
  await worker.stop();
  expect(() => process.kill(worker.pid, 0)).toThrow('ESRCH');
});

test('the memory of a worker can be looked at without its garbage', async () => {
  await worker.call('arrived', 1);
  expect(await settledMemoryKb(worker.pid, new AbortController().signal)).toBeGreaterThan(10_000);
});
