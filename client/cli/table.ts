export type Cell = string | number | null | undefined;

/** Puts colour on a padded cell; not on those of the header. */
export type Paint = (padded: string, cell: Cell) => string;

/** Rows under a header, in columns as wide as they need be; numbers to the right, what is missing as a dash. */
export function formatTable(header: readonly string[], rows: readonly (readonly Cell[])[], paint: Paint = (padded) => padded): string[] {
  const textOf = (cell: Cell) => String(cell ?? '-');
  const columns = header.map((name, column) => ({
    width: Math.max(name.length, ...rows.map((row) => textOf(row[column]).length)),
    isRight: rows.some((row) => typeof row[column] === 'number'),
  }));
  const format = (row: readonly Cell[], paintCell: Paint) => {
    const cells = columns.map(({ width, isRight }, column) => {
      const text = textOf(row[column]);
      const isLast = column === columns.length - 1;
      return paintCell(isRight ? text.padStart(width) : isLast ? text : text.padEnd(width), row[column]);
    });
    return cells.join('  ').trimEnd();
  };
  return [format(header, (padded) => padded), ...rows.map((row) => format(row, paint))];
}
