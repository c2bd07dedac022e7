import type { FinishedHandover } from '../../decide/index.ts';
import type { OperatorMetrics } from './metrics.ts';

const keyOf = ({ partition, atMs }: FinishedHandover): string => `${partition} ${atMs}`;

/** Counts each handover once, from the list of the last finished ones. The first list counts as seen. */
export class HandoverCount {
  readonly #metrics: Pick<OperatorMetrics, 'handovers' | 'movedDevices'>;
  #seen: ReadonlySet<string> | undefined;

  constructor(metrics: Pick<OperatorMetrics, 'handovers' | 'movedDevices'>) {
    this.#metrics = metrics;
  }

  count(finished: readonly FinishedHandover[]): void {
    const { handovers, movedDevices } = this.#metrics;
    for (const { outcome, devices } of this.#newIn(finished)) {
      handovers.inc({ outcome });
      if (outcome === 'moved' || outcome === 'cut') movedDevices.inc(devices);
    }
  }

  #newIn(finished: readonly FinishedHandover[]): readonly FinishedHandover[] {
    const seen = this.#seen;
    this.#seen = new Set(finished.map(keyOf));
    return seen === undefined ? [] : finished.filter((handover) => !seen.has(keyOf(handover)));
  }
}
