import { arrange, file, link, type Entry } from './entry.ts';

test('folders come before what lies in them, and the order of entries does not matter', () => {
  const entries: Entry[] = [file('usr/lib/b', ''), link('lib', 'usr/lib'), file('usr/lib-a', ''), { kind: 'folder', path: 'usr/lib/c/d', owner: 1000 }];
  const paths = ['lib', 'usr', 'usr/lib', 'usr/lib-a', 'usr/lib/b', 'usr/lib/c', 'usr/lib/c/d'];
  expect(arrange(entries).map(({ path }) => path)).toEqual(paths);
  expect(arrange(entries.toReversed())).toEqual(arrange(entries));
});

test('a folder that was asked for stays as it was asked for', () => {
  const folder: Entry = { kind: 'folder', path: 'tmp', mode: 0o1777 };
  expect(arrange([file('tmp/a', ''), folder])).toContainEqual(folder);
});

test('two things of one path are refused', () => {
  expect(() => arrange([file('a/b', 'one'), link('a/b', 'c')])).toThrow('a/b is in the layer twice');
});
