import { writeFileSync } from 'node:fs';
import { configurationTables } from './configuration.ts';
import { kubernetesTables } from './kubernetes-tables.ts';
import { metricTables } from './metrics-table.ts';
import { protocolTables } from './protocol-tables.ts';
import { documentPath, fillTables, readDocument } from './tables.ts';

/** Writes the tables of the documents anew, from the code: `node test/docs/write-tables.ts`. */
const filled = {
  'configuration.md': await configurationTables(),
  'kubernetes.md': kubernetesTables(),
  'protocol.md': protocolTables(),
  'running.md': metricTables(),
};
for (const [name, tables] of Object.entries(filled)) {
  writeFileSync(documentPath(name), fillTables(readDocument(name), tables));
}
