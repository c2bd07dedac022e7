export type Cell = string | number | null | undefined;

/** Puts colour on a padded cell; not on those of the header. */
export type Paint = (padded: string, cell: Cell) => string;

/** Rows under a header, in columns as wide as needed; numbers to the right, missing values as a dash. */
export function formatTable(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  paint: Paint = (padded) => padded,
): string[] {
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

/** A row by the titles of its columns, in their order. All rows of a table have the same titles. */
export type Row = Readonly<Record<string, Cell>>;

/**
 * The rows as a table of at most `width` characters, where leaving out columns of `spare` is enough for that: the first
 * of them first.
 */
export function fitTable(rows: readonly Row[], width: number, spare: readonly string[], paint?: Paint): string[] {
  const titles = Object.keys(rows[0] ?? {});
  const shown = (count: number) => titles.filter((title) => !spare.slice(0, count).includes(title));
  const cells = (header: readonly string[]) => rows.map((row) => header.map((title) => row[title]));
  const fits = (header: readonly string[]) => formatTable(header, cells(header)).every((line) => line.length <= width);
  const count = spare.findIndex((_, index) => fits(shown(index)));
  const header = shown(count < 0 ? spare.length : count);
  return formatTable(header, cells(header), paint);
}

/** A text in lines of at most `width` characters where its words allow it; further lines are indented. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(last === undefined ? word : `  ${word}`);
  }
  return lines;
}

/** Numbers as ranges, such as `0-3,7`. */
export function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && number <= last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}
