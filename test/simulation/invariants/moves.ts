import type { Partition } from '@cecochat/contracts';
import type { Committed, Target } from '../../../operator/decide/index.ts';
import type { Witness } from '../witness.ts';
import type { Reports } from './reports.ts';

/** Only necessary moves happen, once each, and to a server that is ready for them. */
export class Moves {
  /** How often each partition was handed over. */
  readonly flips = new Map<Partition, number>();
  /** Of these, handovers because the servers changed, not the load. */
  readonly forServers = new Map<Partition, number>();
  targets = 0;
  readonly #fail: Witness['fail'];
  /** Partitions handed over since the target was chosen, and not moved for another reason since. */
  #underTarget = new Set<Partition>();
  readonly #reports: Reports;

  constructor(fail: Witness['fail'], reports: Reports) {
    [this.#fail, this.#reports] = [fail, reports];
  }

  committed(before: Committed, next: Committed): void {
    if (next.target !== before.target) {
      this.#underTarget = new Set();
      this.targets++;
    }
    next.owners.forEach((owner, index) => {
      const partition = index as Partition;
      if (owner === before.owners[index]) return;
      const handover = next.handovers.get(partition);
      const isFlip =
        handover?.state === 'draining' && handover.to === owner && before.handovers.get(partition)?.state === 'warming';
      if (isFlip && owner !== undefined) this.#flipped(partition, owner, next.target?.reason);
      else this.#underTarget.delete(partition);
    });
  }

  #flipped(partition: Partition, to: string, reason: Target['reason'] | undefined): void {
    this.flips.set(partition, (this.flips.get(partition) ?? 0) + 1);
    if (this.#underTarget.has(partition))
      this.#fail('a target moves each partition once', `partition ${partition} is handed over again, to ${to}`);
    this.#underTarget.add(partition);
    if (reason === 'servers') this.forServers.set(partition, (this.forServers.get(partition) ?? 0) + 1);
    if (!this.#reports.saidWarm(to, partition)) {
      this.#fail(
        'a partition is handed over to a server that has read its tail',
        `${to} never said that partition ${partition} is warm`,
      );
    }
  }
}
