import { VersionConflict } from '@cecochat/runtime';
import { CalmPlatform } from '../../test/support/calm-platform.ts';
import { CommittedObject, formatCommitted, type CommittedStore } from './index.ts';

/** One object in memory, changed by compare-and-swap. */
class OneObject implements CommittedStore {
  kept: { value: unknown; version: string } | undefined;
  #writes = 0;

  read = async () => this.kept;
  write = async (value: object, expected: string | undefined) => {
    if (this.kept?.version !== expected) throw new VersionConflict('changed meanwhile');
    this.kept = { value, version: String(++this.#writes) };
    return this.kept.version;
  };
}

const platform = new CalmPlatform({ replicas: 2 });
platform.settle();
if (platform.committed === undefined) throw new Error('nothing is committed');
const { state } = platform.committed;
const logger = { warn: () => undefined };

test('what somebody removes or makes unreadable is put back as it was, and what makes sense is followed', async () => {
  const store = new OneObject();
  const committed = new CommittedObject(store, logger);
  expect(await committed.read()).toBeUndefined();
  await committed.commit(state, undefined);
  store.kept = undefined;
  expect(await committed.read()).toEqual({ state, version: '2' });
  store.kept = { value: { owners: 7 }, version: 'edited' };
  expect(await committed.read()).toEqual({ state, version: '3' });
  expect(store.kept).toEqual({ value: formatCommitted(state), version: '3' });
  store.kept = { value: { ...formatCommitted(state), stableVersion: 'other' }, version: '9' };
  expect((await committed.read())?.state.stableVersion).toBe('other');
  store.kept = { value: { ...formatCommitted(state), stableVersion: 'edited' }, version: '9' };
  expect((await committed.read())?.state.stableVersion).toBe('edited');
  expect(committed.version).toBe('9');
});

test('an operator that never knew what was committed does not guess', async () => {
  const store = new OneObject();
  store.kept = { value: 'garbage', version: '1' };
  await expect(new CommittedObject(store, logger).read()).rejects.toThrow(/cannot be understood \(.*\): repair it, or remove it/);
});

test('who decided on an older version is refused', async () => {
  const store = new OneObject();
  await new CommittedObject(store, logger).commit(state, undefined);
  await expect(new CommittedObject(store, logger).commit(state, undefined)).rejects.toThrow(VersionConflict);
});
