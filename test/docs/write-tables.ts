import { writeFileSync } from 'node:fs';
import { configurationTables } from './configuration.ts';
import { buildOpenApi } from '../../services/web/calls/openapi.ts';
import { consoleTables } from './console-table.ts';
import { kubernetesTables } from './kubernetes-tables.ts';
import { protocolTables } from './protocol-tables.ts';
import { runningTables } from './running-tables.ts';
import { securityTables } from './security-tables.ts';
import { serviceTable } from './service-tables.ts';
import { documentPath, fillTables, readDocument } from './tables.ts';

/** Rewrites the tables of the documents from the code: `node test/docs/write-tables.ts`. */
const filled = {
  'architecture.md': new Map([['services', serviceTable()]]),
  'configuration.md': await configurationTables(),
  'console.md': consoleTables(),
  'kubernetes.md': kubernetesTables(),
  'protocol.md': protocolTables(),
  'running.md': runningTables(),
  'security.md': securityTables(),
};
for (const [name, tables] of Object.entries(filled)) {
  writeFileSync(documentPath(name), fillTables(readDocument(name), tables));
}
writeFileSync(documentPath('openapi.json'), `${JSON.stringify(buildOpenApi(), undefined, 2)}\n`);
