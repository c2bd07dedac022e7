import type { Fault, ProxiedRequest } from '../../support/kubernetes/index.ts';
import { seededRandom } from '../../support/session-model.ts';

type Choice = (random: () => number) => Fault;

const refuse = (status: 409 | 429 | 500 | 503): Choice => () => ({ kind: 'refuse', status, ...(status === 429 && { retryAfterSeconds: 1 }) });
const reset = (moment: 'before' | 'after'): Choice => () => ({ kind: 'reset', moment });
const delay: Choice = (random) => ({ kind: 'delay', ms: Math.round(random() * 1_500) });
const ended = (kind: 'cut' | 'half-open'): Choice => (random) => ({ kind, afterMs: Math.round(random() * 1_500) });

const always: readonly Choice[] = [refuse(429), refuse(500), refuse(503), reset('before'), reset('after'), delay];
const choices: Readonly<Record<ProxiedRequest['kind'], readonly Choice[]>> = {
  write: [...always, refuse(409)],
  read: always,
  list: [...always, () => ({ kind: 'stale' })],
  watch: [refuse(429), refuse(500), ended('cut'), ended('cut'), ended('cut')],
  lease: [refuse(500), reset('after'), delay],
  event: always,
};

export interface ScheduleOptions {
  /** Something goes wrong with so many requests of a hundred, and with twice as many watches, as there are few of them. */
  readonly percent: number;
  /** Watches may go silent without an end: that is noticed after 45 s. */
  readonly hangs: boolean;
}

/** Faults of requests, drawn from the seed; `counts` has the number of each kind. */
export function buildFaultSchedule(seed: number, { percent, hangs }: ScheduleOptions) {
  const random = seededRandom(seed);
  const counts = new Map<string, number>();
  const faultOf = ({ kind }: ProxiedRequest): Fault | undefined => {
    if (random() * 100 >= (kind === 'watch' ? percent * 2 : percent)) return undefined;
    const possible = kind === 'watch' && hangs ? [...choices.watch, ended('half-open'), ended('half-open')] : choices[kind];
    const fault = possible[Math.floor(random() * possible.length)]?.(random);
    if (fault !== undefined) counts.set(fault.kind, (counts.get(fault.kind) ?? 0) + 1);
    return fault;
  };
  return { faultOf, counts };
}
