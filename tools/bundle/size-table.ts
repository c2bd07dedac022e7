import type { Bundle } from './build-bundles.ts';

/** Pure: how large the bundles are, in lines for people. */
export function sizeTable(bundles: readonly Bundle[]): string[] {
  const rows = [
    ['bundle', 'main.js', 'gzipped', 'files beside', 'packages inside'],
    ...bundles.map(({ name, bytes, gzippedBytes, files, packages }) => [name, kibibytes(bytes), kibibytes(gzippedBytes), `${files.length}`, `${packages.length}`]),
  ];
  const widthOf = (column: number) => Math.max(...rows.map((row) => (row[column] ?? '').length));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widthOf(0)) : cell.padStart(widthOf(column)))).join('  '));
}

const kibibytes = (bytes: number): string => `${Math.ceil(bytes / 1024)} KiB`;
