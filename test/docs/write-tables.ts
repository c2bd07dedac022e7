import { writeFileSync } from 'node:fs';
import { configurationTables } from './configuration.ts';
import { protocolTables } from './protocol-tables.ts';
import { documentPath, fillTables, readDocument } from './tables.ts';

/** Writes the tables of the documents anew, from the code: `node test/docs/write-tables.ts`. */
for (const [name, tables] of [['configuration.md', await configurationTables()], ['protocol.md', protocolTables()]] as const) {
  writeFileSync(documentPath(name), fillTables(readDocument(name), tables));
}
