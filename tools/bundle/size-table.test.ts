import { sizeTable } from './size-table.ts';

test('each bundle has a line with what it weighs', () => {
  const bundle = { name: 'history', bytes: 2048, gzippedBytes: 1025, files: ['files/a'], packages: ['a', 'b'] };
  expect(sizeTable([bundle, { ...bundle, name: 'messaging', bytes: 10_240_000 }])).toEqual([
    'bundle       main.js  gzipped  files beside  packages inside',
    'history        2 KiB    2 KiB             1                2',
    'messaging  10000 KiB    2 KiB             1                2',
  ]);
});
