import type { Committed } from '../../../operator/decide/index.ts';
import { buildRouting, type Routing } from '../models/routing.ts';
import type { SeenDevice, SeenServer, Witness } from '../witness.ts';

/** Epochs only grow, and every reader sees the same assignment at an epoch. */
export class Epochs {
  readonly #fail: Witness['fail'];
  readonly #drainRate: number;
  readonly #routings = new Map<number, Routing>();
  /** Epochs of manual edits of the routing in Redis. */
  readonly #edited = new Set<number>();
  readonly #heard = new Map<SeenDevice, number>();

  constructor(fail: Witness['fail'], drainRate: number) {
    this.#fail = fail;
    this.#drainRate = drainRate;
  }

  edited(epoch: number): void {
    this.#edited.add(epoch);
  }

  isEdited(epoch: number): boolean {
    return this.#edited.has(epoch);
  }

  ownerAt(epoch: number, partition: number): string | undefined {
    return this.#routings.get(epoch)?.owners[partition];
  }

  committed(before: Committed | undefined, next: Committed): void {
    if (before !== undefined && next.epoch < before.epoch)
      this.#fail('epochs only grow', `committed ${before.epoch}, then ${next.epoch}`);
    this.seen('the store', buildRouting(next, this.#drainRate));
  }

  published(held: number, routing: Routing): void {
    if (routing.epoch < held) this.#fail('epochs only grow', `published ${routing.epoch} over ${held}`);
    this.seen('redis', routing);
  }

  /** A site has read a routing. */
  seen(who: string, routing: Routing): void {
    const known = this.#routings.get(routing.epoch);
    if (known === undefined) {
      this.#routings.set(routing.epoch, routing);
      this.#checkSingle(routing);
    } else if (known !== routing && known.fingerprint !== routing.fingerprint && !this.#edited.has(routing.epoch)) {
      this.#fail(
        'at every epoch there is one assignment',
        `${who} has at ${routing.epoch}: ${routing.fingerprint} instead of ${known.fingerprint}`,
      );
    }
  }

  followed({ incarnation, ownership }: SeenServer, before: number): void {
    if (ownership.epoch < before)
      this.#fail('epochs only grow', `${incarnation} followed ${before}, then ${ownership.epoch}`);
  }

  /** A device now follows an epoch. */
  heard(device: SeenDevice, epoch: number): void {
    const before = this.#heard.get(device) ?? 0;
    if (epoch < before)
      this.#fail('epochs only grow', `${device.site} was at ${before}, then a server took it at ${epoch}`);
    this.#heard.set(device, epoch);
  }

  accepted({ incarnation, name, ownership }: SeenServer, { site, partition }: SeenDevice, listenEpoch: number): void {
    const { epoch } = ownership;
    if (epoch < listenEpoch) {
      this.#fail(
        'a server takes no stream under an older epoch than it has heard of',
        `${incarnation} took ${site} at ${epoch}, which knows ${listenEpoch}`,
      );
    }
    if (this.#edited.has(epoch)) return;
    const owner = this.ownerAt(epoch, partition);
    if (owner !== name)
      this.#fail(
        'a partition is served by the server that it is assigned to',
        `${incarnation} took ${site} at ${epoch}, when ${owner} had it`,
      );
  }

  #checkSingle({ epoch, servers, owners }: Routing): void {
    for (const [name, { partitions }] of servers) {
      for (const partition of partitions) {
        if (owners[partition] !== name)
          this.#fail('a partition has one server', `at ${epoch} ${partition} has ${name} and ${owners[partition]}`);
      }
    }
  }
}
