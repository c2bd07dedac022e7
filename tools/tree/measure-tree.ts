import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '../..');

/** The folders of the product; the chat itself is in the first three. */
const chatFolders = ['services', 'client', 'libs'] as const;
const folders = [...chatFolders, 'operator', 'tools', 'bench', 'charts'] as const;
const skipped = /(?:^|\/)(?:node_modules|generated|dist)\/|\.test\.ts$/;

/** The widest line that lint allows. */
export const widest = 120;

export interface Source {
  readonly path: string;
  readonly text: string;
}

export interface TreeFigures {
  /** Lines of product code, without tests and generated files, by folder. */
  readonly lines: Readonly<Record<string, number>>;
  /** Share of the lines that is in services, client and libs. */
  readonly chatShare: number;
  readonly files: number;
  /** Lines of a file: the median, and what nine of ten files do not exceed. */
  readonly median: number;
  readonly ninth: number;
  readonly importShare: number;
  readonly wideLines: number;
}

/** The sources of the product. */
export function readSources(): Source[] {
  const paths = globSync(
    folders.map((folder) => `${folder}/**/*.ts`),
    { cwd: repository },
  ).filter((path) => !skipped.test(path));
  return paths.sort().map((path) => ({ path, text: readFileSync(join(repository, path), 'utf8') }));
}

/** Pure. */
export function measureTree(sources: readonly Source[]): TreeFigures {
  const linesOf = ({ text }: Source): string[] => text.replace(/\n$/, '').split('\n');
  const lines: Record<string, number> = Object.fromEntries(folders.map((folder) => [folder, 0]));
  let [imports, wideLines] = [0, 0];
  for (const source of sources) {
    const folder = source.path.split('/')[0] ?? '';
    const all = linesOf(source);
    lines[folder] = (lines[folder] ?? 0) + all.length;
    imports += countImports(source.text);
    wideLines += all.filter((line) => line.length > widest).length;
  }
  const total = Math.max(1, Object.values(lines).reduce((sum, count) => sum + count, 0));
  const sizes = sources.map((source) => linesOf(source).length).sort((a, b) => a - b);
  const sizeAt = (part: number): number => sizes[Math.min(sizes.length - 1, Math.floor(part * sizes.length))] ?? 0;
  return {
    lines,
    chatShare: chatFolders.reduce((sum, folder) => sum + (lines[folder] ?? 0), 0) / total,
    files: sources.length,
    median: sizeAt(0.5),
    ninth: sizeAt(0.9),
    importShare: imports / total,
    wideLines,
  };
}

/** Pure: lines of import statements, which may have several. */
export function countImports(text: string): number {
  const statements = text.match(/^import [^;]*;$/gm) ?? [];
  return statements.reduce((sum, statement) => sum + statement.split('\n').length, 0);
}

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
