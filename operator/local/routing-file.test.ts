import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { epoch, partition } from '@cecochat/contracts';
import { atRest, type Routing } from '@cecochat/redis';
import { PlatformError } from './platform-error.ts';
import { RoutingFile, VersionConflict } from './routing-file.ts';

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cecochat-routing-'));
  path = join(folder, 'platform', 'routing.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const routing = (value: number): Routing => ({
  ...atRest,
  epoch: epoch(value),
  partitionCount: 4,
  historyAddress: undefined,
  servers: new Map([['messaging-0', { address: 'a:1', partitions: [0, 1, 3].map(partition) }]]),
});

test('what was committed is read again, with its version', async () => {
  const file = new RoutingFile(path);
  expect(await file.read()).toBeUndefined();
  expect((await file.commit(routing(5), 0)).version).toBe(1);
  expect((await file.commit(routing(6), 1)).version).toBe(2);
  expect(await new RoutingFile(path).read()).toEqual({ version: 2, routing: routing(6) });
});

test('a change that was decided on an old version is refused', async () => {
  const file = new RoutingFile(path);
  await file.commit(routing(5), 0);
  await expect(file.commit(routing(6), 0)).rejects.toThrow(VersionConflict);
  await expect(file.commit(routing(6), 2)).rejects.toThrow(VersionConflict);
  expect((await file.read())?.routing.epoch).toBe(5);
});

test.each([
  ['half of it', (text: string) => text.slice(0, 40), /routing\.json cannot be understood \(.*JSON.*\): remove it/],
  ['no version', (text: string) => text.replace('"version"', '"v"'), /it has no version/],
  ['a partition too many', (text: string) => text.replace('0-1,3', '0-4'), /partitioning\.server-partitions: server "messaging-0": range "0-4" goes beyond/],
])('a file with %s is refused with what to do', async (_, damage, message) => {
  const file = new RoutingFile(path);
  await file.commit(routing(5), 0);
  await writeFile(path, damage(await readFile(path, 'utf8')));
  await expect(file.read()).rejects.toThrow(message);
  await expect(file.read()).rejects.toThrow(PlatformError);
});
