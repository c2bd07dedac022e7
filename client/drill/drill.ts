import type { ManifestChanges } from '../machine/index.ts';
import type { OwnFigures } from './drill-report.ts';
import type { Figures } from './figures.ts';
import type { Finding } from './rules.ts';
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
