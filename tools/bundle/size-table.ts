import type { Bundle } from './build-bundles.ts';

/** Pure: how large the bundles are, in lines for people. */
export function sizeTable(bundles: readonly Bundle[]): string[] {
  const rows = [
    ['bundle', 'main.js', 'gzipped', 'files beside', 'packages inside'],
    ...bundles.map(({ name, bytes, gzippedBytes, files, packages }) => [
      name, kibibytes(bytes), kibibytes(gzippedBytes), `${files.length}`, `${packages.length}`,
    ]),
  ];
  return alignColumns(rows, [1, 2, 3, 4]);
}

/** Pure: a table in lines. Columns with numbers are aligned at their ends. */
export function alignColumns(rows: readonly (readonly string[])[], numbers: readonly number[]): string[] {
  const widthOf = (column: number) => Math.max(...rows.map((row) => (row[column] ?? '').length));
  const align = (cell: string, column: number) =>
    numbers.includes(column) ? cell.padStart(widthOf(column)) : cell.padEnd(widthOf(column));
  return rows.map((row) => row.map(align).join('  ').trimEnd());
}

const kibibytes = (bytes: number): string => `${Math.ceil(bytes / 1024)} KiB`;
