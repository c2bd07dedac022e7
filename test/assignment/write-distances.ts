import { writeFileSync } from 'node:fs';
import { documentPath, fillTables, readDocument } from '../docs/tables.ts';
import { distanceTable, measureDistances } from './distances.ts';

/** Rewrites the figures of docs/architecture.md: `node test/assignment/write-distances.ts`. */
const document = 'architecture.md';
writeFileSync(documentPath(document), fillTables(readDocument(document), new Map([['distances', distanceTable(measureDistances())]])));
