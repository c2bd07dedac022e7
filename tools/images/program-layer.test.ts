import { chooseLicences } from './program-layer.ts';

test('all files are kept that tell under what a package may be used', () => {
  expect(chooseLicences(['index.js', 'LICENSE', 'LICENSE-MIT.txt', 'NOTICE', 'README.md', 'licence', 'COPYING'])).toEqual(['LICENSE', 'LICENSE-MIT.txt', 'NOTICE', 'licence', 'COPYING']);
});

test('without one, what the package says in general has to do', () => {
  expect(chooseLicences(['package.json', 'index.js', 'readme.md'])).toEqual(['package.json', 'readme.md']);
  expect(() => chooseLicences(['index.js'])).toThrow('without a word about its licence');
});
