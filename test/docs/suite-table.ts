import { base, suites, type Suite } from '../../tools/ci/suites.ts';
import { code, table } from './tables.ts';

const needs = {
  go: 'Go 1.21 or newer', chromium: 'Chromium, or root on a Debian where it can be installed',
  docker: 'Docker, or root on a Debian where it can be installed',
} as const;

const rowOf = (suite: Suite): string[] => [
  code(`make ${suite.target}`), suite.summary, suite.needs.map((need) => needs[need]).join('; '), `${suite.usualSeconds} s`,
];

/** Pure: the suites of checks, as tools/ci/suites.ts lists them. */
export const suiteTables = (): ReadonlyMap<string, string> =>
  new Map([['suites', table(['command', 'what it checks', 'needs besides', 'usually'], [base, ...suites].map(rowOf))]]);
