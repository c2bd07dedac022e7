import { entryOf, keyOf, ObjectStore, compareResourceVersions, isNewer, type SeenMeta } from './object-store.ts';

const seen = (name: string, resourceVersion: string, uid = `uid of ${name}`): SeenMeta => ({ namespace: 'chat', name, uid, resourceVersion });

function storeWith(listVersion: string, ...listed: SeenMeta[]) {
  const store = new ObjectStore<string>();
  store.replace(new Map(listed.map((metadata) => [keyOf(metadata), entryOf(metadata, `v${metadata.resourceVersion}`)])), listVersion);
  const put = (metadata: SeenMeta) => store.put(metadata, () => `v${metadata.resourceVersion}`);
  return { store, put, of: (name: string) => store.get('chat', name) };
}

test('no object goes back to an older version of itself, be the news late or repeated', () => {
  const { put, of } = storeWith('10', seen('a', '5'));
  put(seen('a', '12'));
  expect([put(seen('a', '11')), put(seen('a', '12'))]).toEqual([undefined, undefined]);
  expect(of('a')).toBe('v12');
});

test('late news of another object counts', () => {
  const { put, of } = storeWith('10', seen('a', '5'), seen('b', '6'));
  put(seen('a', '12'));
  put(seen('b', '11'));
  expect([of('a'), of('b')]).toEqual(['v12', 'v11']);
});

test('what the list was newer than does not come back', () => {
  const { put, of } = storeWith('10');
  expect(put(seen('a', '9'))).toBeUndefined();
  expect(of('a')).toBeUndefined();
});

test('what was removed is not brought back by late news, and a new one of that name is another', () => {
  const { store, put, of } = storeWith('10', seen('a', '5'));
  expect(store.remove(seen('a', '13'))).toEqual({ namespace: 'chat', name: 'a', previous: 'v5', current: undefined });
  put(seen('a', '12'));
  expect(of('a')).toBeUndefined();
  put(seen('a', '14', 'another uid'));
  expect(of('a')).toBe('v14');
});

test('the end of an older incarnation does not end the newer one', () => {
  const { store, put, of } = storeWith('10', seen('a', '5', 'first'));
  put(seen('a', '13', 'second'));
  expect(store.remove(seen('a', '12', 'first'))).toBeUndefined();
  expect(of('a')).toBe('v13');
});

test('versions that cannot be compared are taken in the order of arrival, and ends by the uid', () => {
  const { store, put, of } = storeWith('list-x', seen('a', 'k', 'first'));
  put(seen('a', 'b', 'second'));
  expect(of('a')).toBe('vb');
  expect(store.position).toBe('b');
  store.remove(seen('a', 'c', 'first'));
  expect(of('a')).toBe('vb');
  store.remove(seen('a', 'd', 'second'));
  expect(of('a')).toBeUndefined();
});

test('of what is not kept nothing comes back with late news, also when there was much of it', () => {
  const { store, of } = storeWith('10');
  for (let version = 11; version <= 5_000; version++) store.put(seen(`other-${version}`, `${version}`), () => undefined);
  for (const version of [11, 2_000, 4_999]) store.put(seen(`other-${version}`, `${version}`), () => 'old');
  expect(store.size).toBe(0);
  expect(of('other-11')).toBeUndefined();
  store.put(seen('other-11', '5001'), () => 'new');
  expect(of('other-11')).toBe('new');
});

test('what is no longer to be kept is told as gone', () => {
  const { store } = storeWith('10', seen('a', '5'));
  expect(store.put(seen('a', '11'), () => undefined)).toMatchObject({ name: 'a', previous: 'v5', current: undefined });
});

test('a change that does not touch what is kept is not told', () => {
  const store = new ObjectStore<{ readonly phase: string }>();
  store.replace(new Map(), '10');
  expect(store.put(seen('a', '11'), () => ({ phase: 'Running' }))).toMatchObject({ previous: undefined });
  expect(store.put(seen('a', '12'), () => ({ phase: 'Running' }))).toBeUndefined();
  expect(store.put(seen('a', '13', 'another uid'), () => ({ phase: 'Running' }))).toMatchObject({ name: 'a' });
});

test('a list tells what is new, what is different and what is gone', () => {
  const { store } = storeWith('10', seen('same', '5'), seen('other', '6'), seen('gone', '7'));
  const listed = [seen('same', '5'), seen('other', '16'), seen('new', '17')].map((metadata) => [keyOf(metadata), entryOf(metadata, `v${metadata.resourceVersion}`)] as const);
  expect(store.replace(new Map(listed), '20').map(({ name, previous, current }) => [name, previous, current])).toEqual([
    ['other', 'v6', 'v16'],
    ['new', undefined, 'v17'],
    ['gone', 'v7', undefined],
  ]);
});

test('a list older than what was seen is behind, one whose age is unknown is not', () => {
  const { store, put } = storeWith('10');
  put(seen('a', '15'));
  expect([store.isBehind('14'), store.isBehind('15'), store.isBehind('16'), store.isBehind('opaque')]).toEqual([true, false, false, false]);
});

test('one namespace is listed by itself', () => {
  const { store, put } = storeWith('10', seen('a', '5'));
  put({ ...seen('b', '11'), namespace: 'other' });
  expect([store.list(), store.list('other'), store.list('none')]).toEqual([['v5', 'v11'], ['v11'], []]);
});

test('integers are compared as numbers, however long they are', () => {
  expect(compareResourceVersions('9', '10')).toBeLessThan(0);
  expect(compareResourceVersions('10', '9')).toBeGreaterThan(0);
  expect(compareResourceVersions('18446744073709551617', '18446744073709551616')).toBeGreaterThan(0);
  expect(compareResourceVersions('42', '42')).toBe(0);
});

test.each(['', '0', '007', 'a1', '1.5', '-3'])('%p is opaque: nothing is known of its order', (opaque) => {
  expect(compareResourceVersions(opaque, '5')).toBeUndefined();
  expect(compareResourceVersions('5', opaque)).toBeUndefined();
  expect(isNewer(opaque, '5')).toBe(false);
  expect(isNewer('5', opaque)).toBe(false);
});
