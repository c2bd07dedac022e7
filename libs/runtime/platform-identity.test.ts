import { agreeOnIdentity, ensureIdentity, formatIdentity, IdentityError, parseIdentity, type IdentityFinding, type IdentityStore, type PlatformIdentity } from './platform-identity.ts';

const ours: PlatformIdentity = { id: '4f8b1c7e-58a3-4c1e-9a57-0d8a54a1f001', name: 'chat', format: 1, partitions: 12 };
const twin: PlatformIdentity = { ...ours, id: '4f8b1c7e-58a3-4c1e-9a57-0d8a54a1f002' };
const other: PlatformIdentity = { ...twin, name: 'other' };
const none: IdentityFinding = { kind: 'none' };
const has = (identity: PlatformIdentity): IdentityFinding => ({ kind: 'identity', identity });
const places = (...findings: IdentityFinding[]) => findings.map((finding, index) => ({ place: `store ${index}`, finding }));

class MemoryStore implements IdentityStore {
  readonly place: string;
  finding: IdentityFinding;
  constructor(place: string, finding: IdentityFinding = none) {
    this.place = place;
    this.finding = finding;
  }
  async read(): Promise<IdentityFinding> {
    return this.finding;
  }
  async write(identity: PlatformIdentity): Promise<void> {
    if (this.finding.kind === 'none') this.finding = has(identity);
  }
}

test('what is written is read, and what is not an identity is refused with the field', () => {
  expect(parseIdentity(formatIdentity(ours))).toEqual(has(ours));
  expect(parseIdentity('{"id":')).toEqual({ kind: 'unreadable', reason: 'it is not JSON' });
  expect(parseIdentity('null')).toMatchObject({ kind: 'unreadable' });
  expect(parseIdentity(JSON.stringify({ ...ours, id: 'x' }))).toMatchObject({ kind: 'unreadable', reason: expect.stringMatching(/^id: /) });
  expect(parseIdentity(JSON.stringify({ ...ours, partitions: 0 }))).toMatchObject({ kind: 'unreadable', reason: expect.stringMatching(/^partitions: /) });
});

test('stores agree when those that have an identity have the same', () => {
  expect(agreeOnIdentity('chat', places(none, none))).toBeUndefined();
  expect(agreeOnIdentity('chat', places(has(ours), none, has(ours)))).toEqual(ours);
});

test.each([
  ['a store of a platform of another name', [has(other)], 'store 0 belongs to platform "other" (4f8b1c7e-58a3-4c1e-9a57-0d8a54a1f002, 12 partitions), this is platform "chat": '],
  ['stores of two platforms of the same name', [has(ours), none, has(twin)], `store 2 belongs to platform "chat" (${twin.id}, 12 partitions), store 0 to platform "chat" (${ours.id}, 12 partitions): `],
  ['stores that differ in the number of partitions', [has(ours), has({ ...ours, partitions: 13 })], 'store 1 belongs to platform "chat" ('],
  ['a format of another version', [has({ ...ours, format: 2 })], 'store 0 has format 2, this version reads format 1: '],
  ['garbage', [has(ours), { kind: 'unreadable', reason: 'it is not JSON' } as const], 'store 1 does not say which platform it belongs to (it is not JSON): '],
])('%s is refused in one line', (_what, findings, line) => {
  const refused = () => agreeOnIdentity('chat', places(...findings));
  expect(refused).toThrow(IdentityError);
  expect(refused).toThrow(line);
  expect(refused).toThrow(/^[^\n]+docs\/running\.md$/);
});

test('set-up gives every store the identity, and gives it again to one that was emptied', async () => {
  const stores = [new MemoryStore('a'), new MemoryStore('b'), new MemoryStore('c')] as const;
  expect(await ensureIdentity(stores, ours)).toEqual(ours);
  stores[1].finding = none;
  expect(await ensureIdentity(stores, twin)).toEqual(ours);
  expect(stores.map(({ finding }) => finding)).toEqual([has(ours), has(ours), has(ours)]);
});

test('set-up that was interrupted between two stores goes on with the identity that it began with', async () => {
  const stores = [new MemoryStore('a', has(ours)), new MemoryStore('b')];
  expect(await ensureIdentity(stores, twin)).toEqual(ours);
});

test('set-up of another platform writes nothing', async () => {
  const stores = [new MemoryStore('a'), new MemoryStore('b', has(other))] as const;
  await expect(ensureIdentity(stores, ours)).rejects.toThrow('b belongs to platform "other"');
  expect(stores[0].finding).toEqual(none);
});

test('another number of partitions than the platform was made with is refused', async () => {
  const stores = [new MemoryStore('a', has(ours)), new MemoryStore('b')] as const;
  await expect(ensureIdentity(stores, { ...ours, partitions: 13 })).rejects.toThrow('cannot get 13 partitions: the number never changes');
  expect(stores[1].finding).toEqual(none);
});

test('of two set-up steps at once one is refused', async () => {
  class Contested extends MemoryStore {
    override async write(): Promise<void> {
      this.finding = has(other); // The other one was faster.
    }
  }
  const stores = [new Contested('a'), new MemoryStore('b')] as const;
  await expect(ensureIdentity(stores, ours)).rejects.toThrow('a belongs to platform "other"');
  expect(stores[1].finding).toEqual(none);
});
