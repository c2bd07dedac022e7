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
