import type { TreeFigures } from './measure-tree.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Pure: the figures as rows of a table. */
export function treeRows(figures: TreeFigures, circles: number | undefined): [string, string][] {
  const { lines, chatShare, files, median, ninth, importShare, wideLines } = figures;
  return [
    ...Object.entries(lines).map(([folder, count]): [string, string] => [
      `lines in \`${folder}\``, count.toLocaleString('en'),
    ]),
    ['`services`, `client` and `libs`', `${percent(chatShare)} of the lines`],
    ['files', files.toLocaleString('en')],
    ['lines of a file, median', `${median}`],
    ['lines of a file, 90th percentile', `${ninth}`],
    ['lines of imports', percent(importShare)],
    ['lines over 120 columns', `${wideLines}`],
    ...(circles === undefined ? [] : [['import circles', `${circles}`] as [string, string]]),
  ];
}

/** Pure: the rows as Markdown. */
export const treeTable = (rows: readonly (readonly [string, string])[]): string =>
  [['product code, without tests', ''], ['---', '---'], ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const place = /(<!-- table tree -->\n)[^]*?(<!-- end -->)/;

/** Pure: the document with the table in its place. */
export function fillTree(markdown: string, table: string): string {
  if (!place.test(markdown)) throw new Error('the document has no place for the table "tree"');
  return markdown.replace(place, (_whole, begin: string, end: string) => `${begin}\n${table}\n\n${end}`);
}
