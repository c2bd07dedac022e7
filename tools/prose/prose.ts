/** Pure: a text with the same lines and columns, in which every match is blank. */
const blank = (text: string, pattern: RegExp): string =>
  text.replaceAll(pattern, (match) => match.replaceAll(/[^\n]/g, ' '));

const generated = /<!-- (?:table|bench) \S+ -->[^]*?<!-- end -->/g;
const fences = /^( *)```[^]*?^\1```$/gm;
/** The last one has the targets of links and what looks like a path. */
const code = [/`[^`\n]+`/g, /<!--[^]*?-->/g, /\]\([^)\s]+\)|https?:\/\/\S+|[\w.-]+\/[\w./-]+\.\w+/g];

/**
 * Pure: the prose of a Markdown document, at its place. Blank is what a program reads or writes: code, targets of
 * links, and tables
 * that are generated from sources.
 */
export const proseOfMarkdown = (markdown: string): string => [generated, fences, ...code].reduce(blank, markdown);

/** Strings come first, so that what looks like a comment in one is none. */
const tokens = new RegExp(
  [
    /'(?:\\.|[^'\\\n])*'/, /"(?:\\.|[^"\\\n])*"/, /`(?:\\.|[^`\\])*`/,
    /(\/\*[^]*?\*\/|(?<!\\)\/\/[^\n]*)/,
    /\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/,
  ].map(({ source }) => source).join('|'),
  'g',
);

/** Pure: the comments of a TypeScript source, at their places, without their marks and inline code. */
export function proseOfSource(source: string): string {
  let prose = '';
  let end = 0;
  for (const { index, 0: token, 1: comment } of source.matchAll(tokens)) {
    if (comment === undefined) continue;
    prose += blank(source.slice(end, index), /[^]/g) + comment;
    end = index + token.length;
  }
  prose += blank(source.slice(end), /[^]/g);
  const unmarked = blank(blank(prose, /^ *\/?\*+(?!\/)|\/\*\*?|\*\/|\/\//gm), /@\w+/g);
  return code.reduce(blank, unmarked);
}
