import type { FinishedHandover } from '../../decide/index.ts';

const keyOf = ({ partition, atMs }: FinishedHandover): string => `${partition} ${atMs}`;

/**
 * Finds the handovers that it has not seen before in the list of the last finished ones. The first list counts as seen.
 */
export class HandoverCount {
  #seen: ReadonlySet<string> | undefined;

  newIn(finished: readonly FinishedHandover[]): readonly FinishedHandover[] {
    const seen = this.#seen;
    this.#seen = new Set(finished.map(keyOf));
    return seen === undefined ? [] : finished.filter((handover) => !seen.has(keyOf(handover)));
  }
}
