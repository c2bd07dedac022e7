import { filesReadBy, moveInto, pathInBundle, surroundingsOf } from './surroundings.ts';

test('a module that looks where it is, and that nobody has thought of, is unknown', () => {
  for (const text of ['read(`${__dirname}/a`)', 'new URL("./a", import.meta.url)', 'join(import.meta.dirname, "a")', 'import.meta.resolve("a")']) {
    expect(surroundingsOf('node_modules/new/index.js', text)).toBe('unknown');
  }
  expect(surroundingsOf('node_modules/new/index.js', 'const dirname = "a"; import.meta.main')).toBe('none');
});

test('what a module is known to read comes along, and one that is known to read nothing may look', () => {
  expect(surroundingsOf('libs/contracts/descriptors.ts', 'import.meta.url')).toBe('files');
  expect(filesReadBy('libs/contracts/descriptors.ts')).toEqual(['libs/contracts/generated/descriptors.binpb']);
  expect(surroundingsOf('node_modules/pino/lib/transport.js', '__dirname')).toBe('none');
  expect(filesReadBy('node_modules/pino/lib/transport.js')).toEqual([]);
});

test('a moved module finds its folder inside the bundle', () => {
  expect(pathInBundle('node_modules/a/proto/b.proto')).toBe('files/a/proto/b.proto');
  expect(pathInBundle('libs/a/node_modules/b')).toBe('files/libs/a/node_modules/b');
  expect(moveInto('files/a', 'load(`${__dirname}/b`)')).toBe('load(`${(__dirname + "/files/a")}/b`)');
  expect(moveInto('files/a', "new URL('./b', import.meta.url)")).toBe('new URL(\'./b\', new URL("./files/a/", import.meta.url))');
});
