import type { ManifestChanges } from '../machine/index.ts';
import type { OwnFigures } from './drill-report.ts';
import type { Figures } from './figures.ts';
import type { Stage } from './stage/index.ts';

export interface DrillSettings {
  /** Spares, for `kill`. */
  readonly standby: number;
  /** The form that takes the least time and still shows it. */
  readonly isShort: boolean;
}

/** What it takes to be on stage. */
export interface Load {
  readonly devices: number;
  /** Messages a second. */
  readonly rate: number;
}

export interface Drill {
  readonly name: string;
  /** What it does, in a line. */
  readonly summary: string;
  /** Where it needs another load than the usual one. */
  readonly load?: Partial<Load>;
  /** What the platform must be before the load is on it. */
  readonly prepare?: (settings: DrillSettings) => ManifestChanges;
  /** Does it, and resolves with what it measured when the platform is itself again. */
  readonly act: (stage: Stage, settings: DrillSettings) => Promise<OwnFigures>;
  /** Pure: what was not shown that has to be; the promises to the messages are checked besides. */
  readonly judge: (figures: Figures, own: OwnFigures, settings: DrillSettings) => string[];
}

/** Pure: a measurement by its name. */
export function numberIn(own: OwnFigures, name: string): number {
  const value = own[name];
  return typeof value === 'number' ? value : Number.NaN;
}
