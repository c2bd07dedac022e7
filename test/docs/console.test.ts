import { consoleTables } from './console-table.ts';
import { fillTables, readDocument, wantedTables } from './tables.ts';

test('the document has every field of the state of the console; if not, node test/docs/write-tables.ts writes them', () => {
  const document = readDocument('console.md');
  expect(wantedTables(document)).toEqual(['console']);
  expect(document).toBe(fillTables(document, consoleTables()));
  expect(document).toContain('| `platform.handovers[].left` | integer | those that are still there |');
});
