import { fillTables, readDocument, wantedTables } from './tables.ts';
import { securityTables } from './security-tables.ts';

test('the rights of services in the stores are those with which a platform is tested', () => {
  const document = readDocument('security.md');
  expect(wantedTables(document)).toEqual([...securityTables().keys()]);
  expect(fillTables(document, securityTables())).toBe(document); // node test/docs/write-tables.ts writes them.
});
