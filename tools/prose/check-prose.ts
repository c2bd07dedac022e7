import type { Term } from './terms.ts';

/** A place where a text has what a term forbids. */
export interface Finding {
  /** Counted from 1. */
  readonly line: number;
  /** The words that were found, on one line. */
  readonly found: string;
  readonly term: Term;
}

const anywhere = ({ source, flags }: RegExp): RegExp => new RegExp(source.replaceAll(' ', '\\s+'), `${flags}g`);

/** Pure: what the terms forbid and the prose has, by line. */
export function checkProse(prose: string, terms: readonly Term[]): Finding[] {
  const findings = terms.flatMap((term) => [...prose.matchAll(anywhere(term.pattern))].map((match): Finding => ({
    line: prose.slice(0, match.index).split('\n').length,
    found: match[0].trim().replaceAll(/\s+/g, ' '),
    term,
  })));
  return findings.sort((one, other) => one.line - other.line);
}

/** Pure: a finding as lint prints it. */
export const describeFinding = (file: string, { line, found, term }: Finding): string =>
  `${file}:${line}: "${found.length > 60 ? `${found.slice(0, 57)}...` : found}": write ${term.write} (${term.reason})`;

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
