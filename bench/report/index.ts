export { jsonLine, resultLines } from './result-table.ts';
export { writeResults, type Measured } from './write-results.ts';
