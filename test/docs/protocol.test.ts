import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partitionOf } from '@cecochat/partitioning';
import { cecochat, userId } from '@cecochat/contracts';
import { fields, protocolTables } from './protocol-tables.ts';
import { fillTables, readDocument, wantedTables } from './tables.ts';

const document = readDocument('protocol.md');

test('the document has the errors and limits as they are in the code; if not, node test/docs/write-tables.ts writes them', () => {
  expect(wantedTables(document)).toEqual(['errors', 'statuses', 'fields', 'numbers']);
  expect(document).toBe(fillTables(document, protocolTables()));
});

test('the fields that errors name are those of the sources', () => {
  const root = join(import.meta.dirname, '../..');
  const sources = globSync(['services/{accounts,connect,groups,history,messaging,web}/**/*.ts', 'libs/{runtime,contracts/kinds}/*.ts', 'libs/contracts/receipts.ts'], { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  const named = sources.flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/\b(?:invalid(?:Unless)?|parseId|check(?:Ref|Named))\('([^']+)'|\bfield: '([^']+)'|\bread(?:ShownText|Password)\((?:[^'\n]|'')*'([a-z_]+)'/g)].map(([, a, b, c]) => a ?? b ?? c));
  const own = named.filter((name) => !/^limits\.per(User|Address)\./.test(name ?? '')); // The table has a row for all of these.
  expect([...new Set(own)].toSorted()).toEqual(Object.keys(fields).toSorted());
});

/** As in the .proto files. */
const inSnakeCase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

test.each(Object.entries(cecochat.v1).filter(([name, type]) => typeof type === 'function' && !['Record', 'GroupCommand', 'GroupSend', 'Signals', 'TypingSignal'].includes(name) && /^[A-Z]/.test(name)))('every field of %s is explained', (_name, type) => {
  const fields = Object.keys((type as unknown as { readonly prototype: object }).prototype).filter((name) => /^[a-z]\w*$/.test(name) && name !== 'toJSON');
  const missing = fields.map(inSnakeCase).filter((name) => !new RegExp(`\`${name}\`|\\{[^}]*\\b${name}\\b[^}]*\\}`).test(document));
  expect(missing).toEqual([]);
});

test('the examples of the partition function are right', () => {
  for (const [, user, partition] of document.matchAll(/user (\d+) (?:lives )?in (\d+)/g)) {
    expect(partitionOf(userId(BigInt(user ?? 0)), 36)).toBe(Number(partition));
  }
  expect(document).toContain('user 2001 lives in 17 and user 2004 in 20');
});
