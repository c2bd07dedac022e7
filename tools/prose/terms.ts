/** A way to write that the documents avoid. */
export interface Term {
  /** What the text must not have. A space stands for any white space, a line break included. */
  readonly pattern: RegExp;
  /** What to write in its place. */
  readonly write: string;
  readonly reason: string;
}

const roles = 'a role has a name, which tells the reader who acts';
const clauses = 'a subject is a noun; a clause in its place makes the reader wait for the verb';
const personified = 'a component has no voice, ears or knowledge: the verb of the protocol says what it does';
const plain = 'one plain word of the field in place of an idiom';
const one = 'one word for one thing';

/**
 * House style as data: the language patterns, then the terms. Patterns are tested with one example each in
 * terms.test.ts.
 */
export const terms: readonly Term[] = [
  {
    pattern: /\b(?:nobody|no one|somebody|someone|anybody|anyone|everybody|everyone)\b/i,
    write: 'the role: operators, contributors, clients, users, devices',
    reason: roles,
  },
  {
    pattern: /\b(?:whoever|whomever)\b/i,
    write: 'the role: operators, contributors, clients, users, devices',
    reason: roles,
  },
  {
    pattern: /\b(?:for|by|to) (?:who|whom) (?:runs|calls|changes|tries|reads|leads|trusts|it)\b/i,
    write: 'for operators, for authors of clients, for contributors',
    reason: roles,
  },
  {
    pattern:
      new RegExp(
        '(?<=^|\\n|[.;:] |\\| )(?:What|Who|Whatever)(?: [^\\s.?!:|]+){3,} ' +
          '(?:is|are|was|were|has|have|gets?|goes|stays|counts?|comes?|costs?|waits?) [^.?!:|]*[.;]',
      ),
    write: 'the noun as the subject',
    reason: clauses,
  },
  {
    pattern: /(?<!\bthere )\b(?:is|are|was|were) no (?!longer\b|more than\b)/i,
    write: '"is not a", "has no" or another verb',
    reason: plain,
  },
  { pattern: /\b(?:says?|said|saying)\b/i, write: 'reports, names, states, contains', reason: personified },
  {
    pattern: /\b(?:tells?|told|telling|untold)\b/i,
    write: 'notifies, is notified, redirected, asked to, identifies',
    reason: personified,
  },
  {
    pattern: /\b(?:hears?|heard|unheard)\b/i,
    write: 'is notified, receives; of a lease: expired',
    reason: personified,
  },
  { pattern: /\bknows\b/i, write: 'has, holds, has read, supports', reason: personified },
  { pattern: /\blooks (?!like\b)/i, write: 'reads, checks, manages', reason: personified },
  { pattern: /\b(?:go|goes|going|went) on\b/i, write: 'resumes, continues', reason: plain },
  { pattern: /\banew\b/i, write: 'again, from scratch', reason: plain },
  { pattern: /\bso long as\b|\bas ever\b/i, write: 'while, as before', reason: plain },
  { pattern: /\brounds?\b(?! trip)(?!-)/i, write: 'reconcile', reason: one },
  { pattern: /\bsurroundings\b/i, write: 'dependencies', reason: one },
  { pattern: /\bbooks?\b/i, write: 'store', reason: one },
  { pattern: /\bdismiss(?:es|ed|al)?\b/i, write: 'remove', reason: one },
  { pattern: /\bbrakes?\b/i, write: 'mass-failure guard', reason: one },
  { pattern: /\btellers?\b/i, write: 'event recorder', reason: one },
  { pattern: /\bchild keepers?\b/i, write: 'applier of owned objects', reason: one },
  { pattern: /\bforeign objects?\b/i, write: 'not-owned object', reason: one },
  { pattern: /\b(?:seats?|aloft)\b/i, write: 'server, current owner, unassigned', reason: one },
  { pattern: /\bunder way\b/i, write: 'in flight, in progress', reason: one },
  { pattern: /\bput aside\b/i, write: 'written as a dead letter', reason: one },
  { pattern: /\blookouts?\b/i, write: 'poller', reason: one },
  { pattern: /\bpatience\b/i, write: 'stall timer', reason: one },
  { pattern: /\b(?:verdicts?|judges?|judged)\b/i, write: 'checker, checks, result', reason: one },
  { pattern: /\bcrowds?\b/i, write: 'swarm', reason: one },
  { pattern: /\bdoors?\b/i, write: 'proxy; of a folder: index', reason: one },
  { pattern: /\bagendas?\b/i, write: 'scheduler', reason: one },
];
