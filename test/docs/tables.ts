import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A document of the folder docs. */
export const documentPath = (name: string): string => join(import.meta.dirname, '../../docs', name);

export const readDocument = (name: string): string => readFileSync(documentPath(name), 'utf8');

/** Pure: a text as code. */
export const code = (text: string): string => `\`${text}\``;

/** Pure: a table in Markdown. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, header.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}

const mark = /(<!-- table (\S+) -->\n)[^]*?(<!-- end -->)/g;

/** Pure: the names of the tables that a document wants, in order. */
export const wantedTables = (markdown: string): string[] => [...markdown.matchAll(mark)].map((match) => match[2] ?? '');

/** Pure: the document with these tables in the places that are marked for them. Others stay as they are. */
export function fillTables(markdown: string, tables: ReadonlyMap<string, string>): string {
  return markdown.replace(mark, (whole, begin: string, name: string, end: string) => (tables.has(name) ? `${begin}\n${tables.get(name) ?? ''}\n\n${end}` : whole));
}
