import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documentPath, readDocument } from './tables.ts';

const rows = [...readDocument('guarantees.md').matchAll(/^\| (\d+) \| [^|]+ \| ([^|]+) \|$/gm)];

test('every guarantee has a row', () => {
  expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
});

test.each(rows.map(([, number = '', shownBy = '']) => [number, shownBy] as const))('guarantee %s names tests, and they are there', (_, shownBy) => {
  const files = [...shownBy.matchAll(/\]\(([^)]+)\)/g)].map(([, file]) => file ?? '');
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    expect(file).toMatch(/\.test\.ts$/);
    expect({ file, isThere: existsSync(join(dirname(documentPath('guarantees.md')), file)) }).toEqual({ file, isThere: true });
  }
});
