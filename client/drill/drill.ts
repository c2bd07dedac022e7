import type { ManifestChanges } from '../machine/index.ts';
import type { OwnFigures } from './drill-report.ts';
import type { Figures } from './figures.ts';
import type { Stage } from './stage/index.ts';

export interface DrillSettings {
  /** Spares, for `kill`. */
  readonly standby: number;
  /**
   * The form that takes the least time and still shows it, also on a machine that does other work: durations may be
   * four times their limits.
   */
  readonly isShort: boolean;
}

/** The load on the platform during a drill. */
export interface Load {
  readonly devices: number;
  /** Messages a second. */
  readonly rate: number;
}

export interface Drill {
  readonly name: string;
  /** The action of the drill, in a line. */
  readonly summary: string;
  /** Where it needs another load than the usual one. */
  readonly load?: Partial<Load>;
  /** The settings of the platform before the load starts. */
  readonly prepare?: (settings: DrillSettings) => ManifestChanges;
  /** Does it, and resolves with what it measured when the platform is itself again. */
  readonly act: (stage: Stage, settings: DrillSettings) => Promise<OwnFigures>;
  /** Pure: the requirements that were not shown to hold; the guarantees for messages are checked besides. */
  readonly judge: (figures: Figures, own: OwnFigures, settings: DrillSettings) => Finding[];
}

/** Pure: a measurement by its name. */
export function numberIn(own: OwnFigures, name: string): number {
  const value = own[name];
  return typeof value === 'number' ? value : Number.NaN;
}

/** A duration and its limit. NaN exceeds every limit. */
interface Timing {
  readonly what: string;
  readonly ms: number;
  readonly limitMs: number;
}
/** A rule that was broken, in words, or a duration that is still to be compared with its limit. */
type Finding = string | Timing;

/** A finding where it breaks a rule, nothing where it keeps it. */
export const unless = (isKept: boolean, problem: string): string[] => (isKept ? [] : [problem]);

/** Pure: a duration that may not be exceeded. */
export const within = (what: string, ms: number, limitMs: number): Timing[] => [{ what, ms, limitMs }];

/** Pure: the broken rules, where durations may be `allowance` times their limits. */
export function problemsIn(findings: readonly Finding[], allowance: number): string[] {
  return findings.flatMap((finding) => {
    if (typeof finding === 'string') return [finding];
    const limitMs = finding.limitMs * allowance;
    return unless(
      finding.ms <= limitMs, `${finding.what}: ${Math.round(finding.ms)} ms, at most ${limitMs} ms are allowed`,
    );
  });
}

const [gapP99Ms, gapMaxMs] = [250, 1_000];

/** Pure: the requirements for a planned move of partitions. */
export function checkPlannedMove({ moved, lowerBound, disconnectsUnmoved, gapMs }: Figures): Finding[] {
  return [
    ...unless(moved > 0, 'no partition moved'),
    ...unless(moved === lowerBound, `${moved} times a partition moved, ${lowerBound} would have done`),
    ...unless(
      disconnectsUnmoved === 0, `${disconnectsUnmoved} times a device was disconnected whose partition did not move`,
    ),
    ...within('time without a stream, p99', gapMs.p99, gapP99Ms),
    ...within('time without a stream, longest', gapMs.max, gapMaxMs),
  ];
}

/** Pure: the requirements for a fault outside the messaging servers. */
export function checkUndisturbed({ moved, disconnects }: Figures): string[] {
  return [
    ...unless(moved === 0, `${moved} times a partition moved because of it`),
    ...unless(disconnects === 0, `${disconnects} times a device was disconnected`),
  ];
}
