import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as sdk from '@cecochat/client-node';
import { readPrograms } from './sample-programs.ts';

/** Without its programs. */
const document = readFileSync(join(import.meta.dirname, '../../docs/sdk.md'), 'utf8').replaceAll(/^```[^]*?^```$/gm, '');

test('the document names all that the SDK for Node exports', () => {
  const named = new Set([...document.matchAll(/`(?:new )?(\w+)[^`]*`/g)].map(([, name]) => name));
  expect(Object.keys(sdk).filter((name) => !named.has(name))).toEqual([]);
});

test('the document names all members of a session', () => {
  const source = readFileSync(join(import.meta.dirname, '../../client/live/chat-session.ts'), 'utf8');
  const members = [...source.matchAll(/^ {2}(?:get )?([a-z]\w*)\(.*\): .*\{$/gm)].map(([, name = '']) => name);
  expect(members.length).toBeGreaterThan(10);
  expect(members.filter((name) => !new RegExp(`\`[^\`]*\\b${name}\\b`).test(document))).toEqual([]);
});

test('programs come with what they print', () => {
  const text = ['```js', '// a.mjs', 'run();', '```', 'It prints:', '```text', '1', '2', '```', '```text', 'other', '```'].join('\n');
  expect(readPrograms(text)).toEqual([{ file: 'a.mjs', text: '// a.mjs\nrun();\n', output: '1\n2' }]);
  expect(() => readPrograms('```js\n// a.mjs\nrun();\n```')).toThrow('a.mjs has no output');
});
