import { serviceTable } from './service-tables.ts';
import { fillTables, readDocument, wantedTables } from './tables.ts';

test('the document has the services of the catalogue; if not, node test/docs/write-tables.ts writes them', () => {
  const document = readDocument('architecture.md');
  expect(wantedTables(document)).toContain('services');
  expect(document).toBe(fillTables(document, new Map([['services', serviceTable()]])));
});
