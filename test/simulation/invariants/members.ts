import type { Committed } from '../../../operator/decide/index.ts';
import type { Witness } from '../witness.ts';

/** A server is not mistaken for an earlier one of its name. */
export class Members {
  readonly #fail: Witness['fail'];
  readonly #gone = new Set<string>();

  constructor(fail: Witness['fail']) {
    this.#fail = fail;
  }

  committed(before: Committed, next: Committed): void {
    for (const [name, { incarnation }] of before.members)
      if (incarnation !== undefined && !next.members.has(name)) this.#gone.add(incarnation);
    for (const [name, { incarnation }] of next.members) {
      if (incarnation !== undefined && this.#gone.has(incarnation))
        this.#fail('a new server is not taken for the one that had its name', `${name} for ${incarnation}`);
    }
  }
}
