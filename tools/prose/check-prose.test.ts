import { checkProse, describeFinding, proseOfMarkdown, proseOfSource } from './check-prose.ts';

const terms = [
  { pattern: /\bgoes on\b/, write: 'resumes', reason: 'plain' },
  { pattern: /\bsays\b/, write: 'reports', reason: 'no voice' },
];
const linesOf = (prose: string) => checkProse(prose, terms).map(({ line, found }) => `${line} ${found}`);

test('findings come by line, and words that a line break separates are found', () => {
  expect(linesOf('it says\nthat it goes\non and says')).toEqual(['1 says', '2 goes on', '3 says']);
});

test('a finding is printed with its place, its words and what to write', () => {
  const lines = checkProse('\nit goes\non', terms).map((finding) => describeFinding('docs/a.md', finding));
  expect(lines).toEqual(['docs/a.md:2: "goes on": write resumes (plain)']);
});

test('code, links, comments and generated tables of a document are not prose', () => {
  const markdown = [
    'one says', '```text', 'says', '```', '`it says` and [a link](says.md)', '<!-- table x -->', 'says', '<!-- end -->', '  ```sh', '  says', '  ```', 'docs/says.md', 'two says',
  ].join('\n');
  expect(linesOf(proseOfMarkdown(markdown))).toEqual(['1 says', '13 says']);
});

test('only comments of a source are prose', () => {
  const source = [
    "const text = 'it says // says';", '/** It says', ' * that it goes', ' * on. */', 'const pattern = /says\\/\\/says/;', 'says(`// says`); // it `says` and says', "const url = 'http://says';",
  ].join('\n');
  expect(linesOf(proseOfSource(source))).toEqual(['2 says', '3 goes on', '6 says']);
});
