import type { Spec } from '../../../operator/decide/index.ts';
import type { Random } from '../models/random.ts';
import {
  changeKinds, eviction, faultKinds, machineLoss, type ChangeKind, type Fault, type FaultKind,
} from '../scenario.ts';
import { buildChange } from './build-change.ts';

interface Span {
  readonly spec: Spec;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Shares of seeds that are calm, and that have faults of one kind; the others have all kinds. */
const calmShare = 0.12;
const oneKindShare = 0.38;
const [calmEvictionShare, evictionShare, machineLossShare] = [0.6, 0.25, 0.15];

/** The more frequent changes: those that move most. */
const likelyChanges = [...changeKinds, 'scale', 'upgrade'] as const;

/** The more frequent faults: the most common ones, and those whose effect shows only when nothing else goes wrong. */
const likelyFaults: readonly FaultKind[] = [
  ...faultKinds,
  'server is killed',
  'server is killed',
  'server is killed',
  'server is killed',
  'server hangs',
  'most servers cut off from redis',
  'most servers cut off from redis',
  'a write arrives late',
  'server dies as it stops',
];

export function buildFaults(random: Random, span: Span): { isCalm: boolean; faults: Fault[] } {
  const profile = random.next();
  if (profile < calmShare) return { isCalm: true, faults: buildCalmChanges(random, span) };
  const isOneKind = profile < calmShare + oneKindShare;
  const kind = random.pick(likelyFaults);
  const count = isOneKind ? random.whole(2, 5) : random.whole(4, 14);
  const faults = Array.from({ length: count }, () =>
    buildFault(random, span, isOneKind ? kind : random.pick(likelyFaults)),
  );
  const changes = Array.from({ length: random.whole(isOneKind ? 0 : 1, 4) }, () =>
    buildAsked(random, span, random.pick(likelyChanges)),
  );
  return { isCalm: false, faults: [...faults, ...changes].sort((a, b) => a.atMs - b.atMs) };
}

/** Evictions: servers asked to stop from outside. In a calm run they may coincide with a change of the spec. */
export function buildEvictions(random: Random, span: Span, isCalm: boolean): Fault[] {
  if (!random.chance(isCalm ? calmEvictionShare : evictionShare)) return [];
  if (!isCalm) return Array.from({ length: random.whole(1, 3) }, () => buildFault(random, span, eviction));
  const change = random.chance(0.5) ? buildChange(random, span.spec, random.pick(['scale', 'upgrade'])) : {};
  return [{ ...buildFault(random, span, eviction), ...change, moment: 'now' }];
}

/** Lost machines without a notification: their processes are still reported as running. */
export function buildMachineLosses(random: Random, span: Span, isCalm: boolean): Fault[] {
  return isCalm || !random.chance(machineLossShare) ? [] : [buildFault(random, span, machineLoss)];
}

function buildFault(random: Random, { fromMs, untilMs }: Span, kind: FaultKind | ChangeKind): Fault {
  return {
    kind,
    atMs: random.between(fromMs, untilMs - 2_000),
    moment: random.chance(0.4) ? random.pick(['commit', 'handover', 'flip']) : 'now',
    durationMs: random.chance(0.3) ? random.between(8_000, 25_000) : random.between(300, 8_000),
    salt: random.whole(0, 0x7fffffff),
  };
}

function buildAsked(random: Random, span: Span, kind: ChangeKind): Fault {
  return { ...buildFault(random, span, kind), ...buildChange(random, span.spec, kind) };
}

/** Changes in sequence, each of which comes to rest before the next. */
function buildCalmChanges(random: Random, span: Span): Fault[] {
  const kinds = ['scale', 'upgrade', 'standby', 'autoscaling'] as const;
  return Array.from({ length: random.whole(1, 3) }, () => ({
    ...buildAsked(random, span, random.pick(kinds)), moment: 'now' as const,
  }));
}
