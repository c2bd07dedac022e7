import { programPath } from './program-path.ts';

test('a program is its bundle where a folder of bundles is named, and its source otherwise', () => {
  expect(programPath('history', '/src/history/main.ts', { CECOCHAT_PROGRAMS: '/built' })).toBe('/built/history/main.js');
  expect(programPath('history', '/src/history/main.ts', { CECOCHAT_PROGRAMS: '' })).toBe('/src/history/main.ts');
  expect(programPath('history', '/src/history/main.ts', {})).toBe('/src/history/main.ts');
});
