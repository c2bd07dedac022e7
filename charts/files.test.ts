import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildFiles, madeFolders } from './files.ts';

const made = buildFiles();

/** Paths of the files in the made folders, seen from here. */
const committed = madeFolders.flatMap((folder) =>
  readdirSync(join(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((name) => statSync(join(import.meta.dirname, name)).isFile()));

test('what is committed is what the program makes, and nothing else; if not, make charts writes it', () => {
  expect([...made.keys()].sort()).toEqual(committed.sort());
  for (const [name, text] of made) expect(`${name}\n${readFileSync(join(import.meta.dirname, name), 'utf8')}`).toBe(`${name}\n${text}`);
});

test('the same program makes the same files', () => {
  expect([...buildFiles()]).toEqual([...made]);
});

test('no mark is left in what is made', () => {
  expect([...made].filter(([, text]) => text.includes('__mark_')).map(([name]) => name)).toEqual([]);
});

test('templates never begin an expression that they do not mean', () => {
  const templates = [...made].filter(([name]) => name.includes('/templates/'));
  expect(templates.length).toBeGreaterThan(7);
  const expressions = templates.flatMap(([name, text]) => [...text.matchAll(/\{\{.*?\}\}/g)].map(([found]) => `${name}: ${found}`));
  const known = /\{\{(-? \/\*.*\*\/ -?|-? (if|with|range \$\w+ :=) .*|-? (else|end) |- toYaml \. \| nindent \d+ | \$.*| printf ".*| join .*| ternary ".*| "\{\{" )\}\}/;
  expect(expressions.length).toBeGreaterThan(100);
  expect(expressions.filter((each) => !known.test(each))).toEqual([]);
});
