import { metricTables } from './metrics-table.ts';
import { portTable } from './service-tables.ts';
import { suiteTables } from './suite-table.ts';

/** The tables of docs/running.md, by the name of their mark. */
export const runningTables = (): Map<string, string> => new Map([['ports', portTable()], ...metricTables(), ...suiteTables()]);
