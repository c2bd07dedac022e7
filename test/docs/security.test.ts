import { fillTables, readDocument, wantedTables } from './tables.ts';
import { securityTables } from './security-tables.ts';

test('the tables of events and fields of the audit are those of the code', () => {
  const document = readDocument('security.md');
  expect(wantedTables(document)).toEqual([...securityTables().keys()]);
  expect(fillTables(document, securityTables())).toBe(document); // node test/docs/write-tables.ts writes them.
});
