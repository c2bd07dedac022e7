import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VersionConflict } from '@cecochat/runtime';
import { ObjectStore } from './object-store.ts';

const quiet = { info: () => undefined, warn: () => undefined };
let folder = '';
let store: ObjectStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cecochat-objects-'));
  store = new ObjectStore(folder, quiet);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('an object is replaced by who knows its version, and kept for the next time', async () => {
  expect(await store.get('routing')).toBeUndefined();
  expect(await store.put('routing', { a: 1 }, undefined)).toBe('1');
  expect(await store.put('routing', { a: 2 }, '1')).toBe('2');
  await store.set('routing', { a: 3 });
  expect(await new ObjectStore(folder, quiet).get('routing')).toEqual({ version: '3', value: { a: 3 } });
});

test('who does not know the version changes nothing', async () => {
  await expect(store.put('routing', {}, '1')).rejects.toThrow(new VersionConflict('routing has version none, not 1'));
  await store.put('routing', { a: 1 }, undefined);
  await expect(store.put('routing', { a: 2 }, undefined)).rejects.toThrow(new VersionConflict('routing has version 1, not none'));
  await expect(store.put('routing', { a: 2 }, '2')).rejects.toThrow(VersionConflict);
  expect(await store.get('routing')).toEqual({ version: '1', value: { a: 1 } });
});

test('of many who change the same version at once one succeeds', async () => {
  await store.put('lease', { holder: 0 }, undefined);
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, holder) => store.put('lease', { holder }, '1')));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await store.get('lease'))?.version).toBe('2');
});

test('what somebody edits in the file counts', async () => {
  await store.put('routing', { a: 1 }, undefined);
  await writeFile(store.pathOf('routing'), '{ "version": 1, "value": { "a": 7 } }');
  expect(await store.get('routing')).toEqual({ version: '1', value: { a: 7 } });
});

test.each(['', '{', '{ "value": {} }', '{ "version": "x", "value": 1 }'])('a file that becomes %j is put back as it was', async (text) => {
  await store.put('routing', { a: 1 }, undefined);
  await writeFile(store.pathOf('routing'), text);
  expect(await store.get('routing')).toEqual({ version: '1', value: { a: 1 } });
  expect(JSON.parse(await readFile(store.pathOf('routing'), 'utf8'))).toEqual({ version: 1, value: { a: 1 } });
});

test('a file that nobody has ever understood is named', async () => {
  await writeFile(store.pathOf('routing'), '{ "value": {} }');
  await expect(store.get('routing')).rejects.toThrow(`${store.pathOf('routing')} cannot be understood (it has to have a version and a value): repair it, or remove it`);
});
