import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countImports, measureTree, readSources, widest, fillTree, treeRows, treeTable } from './measure-tree.ts';

const document = readFileSync(join(import.meta.dirname, '../../docs/architecture.md'), 'utf8');
const figures = measureTree(readSources());

test('the chat is at least 30 % of the product, the operator at most 19,000 lines, imports at most 8 %, and no line is wide', () => {
  expect(figures.chatShare).toBeGreaterThanOrEqual(0.3);
  expect(figures.lines['operator']).toBeLessThanOrEqual(19_000);
  expect(figures.importShare).toBeLessThanOrEqual(0.08);
  expect(figures.wideLines).toBe(0);
});

test('docs/architecture.md has a table of these figures, none more than a tenth off', () => {
  const written = new Map([...document.matchAll(/^\| ([^|]+) \| ([^|]+) \|$/gm)].map(([, name = '', value = '']) => [name, value]));
  const numberOf = (text: string | undefined) => Number.parseFloat((text ?? 'NaN').replaceAll(',', ''));
  for (const [name, value] of treeRows(figures, undefined)) {
    const off = Math.abs(numberOf(written.get(name)) - numberOf(value));
    expect([name, off <= Math.max(5, numberOf(value) / 10)]).toEqual([name, true]);
  }
});

test('lines, imports and wide lines are counted', () => {
  const text = `import {\n  one,\n} from './one.ts';\nimport './two.ts';\n\nexport const wide = '${'x'.repeat(widest)}';\n`;
  expect(countImports(text)).toBe(4);
  const all = measureTree([{ path: 'services/a.ts', text }, { path: 'operator/b.ts', text: 'one();\ntwo();\n' }]);
  expect(all).toMatchObject({ lines: { services: 6, operator: 2 }, chatShare: 0.75, files: 2, importShare: 0.5, wideLines: 1 });
});

test('the table takes the place that is marked for it, and a document without one is refused', () => {
  expect(fillTree('a\n<!-- table tree -->\nold\n<!-- end -->\nb', treeTable([['files', '2']])))
    .toBe('a\n<!-- table tree -->\n\n| product code, without tests |  |\n| --- | --- |\n| files | 2 |\n\n<!-- end -->\nb');
  expect(() => fillTree('a', '')).toThrow('no place');
});
