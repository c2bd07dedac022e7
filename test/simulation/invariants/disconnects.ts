import type { Scenario } from '../scenario.ts';
import type { Loss, SeenDevice, SeenServer, Witness } from '../witness.ts';
import type { Epochs } from './epochs.ts';

const windowMs = 1_000;
/** Devices above the rate that may leave or arrive at once: a part of a second's devices, and one. */
const burst = 1.25;

interface Parts {
  readonly fail: Witness['fail'];
  readonly clock: () => number;
  readonly scenario: Scenario;
  readonly epochs: Epochs;
}

/**
 * A device loses a stream only by a fault or because its partition moves, and then only when the next stream is ready.
 * Servers disconnect and accept devices within their rates.
 */
export class Disconnects {
  /** How often each device changed its server. */
  readonly switches = new Map<SeenDevice, number>();
  readonly #parts: Parts;
  readonly #sentAway = new Map<string, number[]>();
  readonly #taken = new Map<string, number[]>();
  readonly #servers = new Map<SeenDevice, string>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  opened(device: SeenDevice, server: string): void {
    const before = this.#servers.get(device);
    this.#servers.set(device, server);
    if (before !== undefined && before !== server) this.switches.set(device, (this.switches.get(device) ?? 0) + 1);
  }

  gaveTurn({ incarnation }: SeenServer): void {
    this.#checkRate(this.#taken, `${incarnation} takes`, this.#parts.scenario.acceptRate);
  }

  /** A server ends the streams of a partition that it gives up. */
  cut(server: SeenServer, { site, partition }: SeenDevice): void {
    this.#checkMoved(server, partition, `cuts ${site}`);
  }

  sentAway(server: SeenServer, { site, partition }: SeenDevice): void {
    this.#checkMoved(server, partition, `sends ${site} away`);
    this.#checkRate(this.#sentAway, `${server.incarnation} sends away`, this.#parts.scenario.spec.handover.drainRate);
  }

  lost({ site }: SeenDevice, loss: Loss, others: number): void {
    if (others === 0 && this.#parts.scenario.isCalm)
      this.#parts.fail('nobody is without a stream while nothing goes wrong', `${site} (${loss})`);
  }

  left({ site }: SeenDevice, { wasRejected, others }: Parameters<Witness['left']>[1]): void {
    if (others === 0 && !wasRejected) this.#parts.fail('a device ends its stream when the next one is ready', site);
  }

  #checkMoved({ name, incarnation, ownership }: SeenServer, partition: number, what: string): void {
    const { fail, epochs } = this.#parts;
    const { epoch } = ownership;
    if (epochs.isEdited(epoch) || epochs.ownerAt(epoch, partition) !== name) return;
    fail(
      'nobody on a partition that stays is disconnected',
      `${incarnation} ${what} of partition ${partition}, which is its own at epoch ${epoch}`,
    );
  }

  #checkRate(seen: Map<string, number[]>, what: string, ratePerSecond: number): void {
    const nowMs = this.#parts.clock();
    const recent = (seen.get(what) ?? []).filter((atMs) => atMs > nowMs - windowMs);
    recent.push(nowMs);
    seen.set(what, recent);
    if (recent.length <= ratePerSecond * burst + 1) return;
    this.#parts.fail(
      'devices go and come at the rate that is allowed',
      `${what} ${recent.length} within a second, the rate is ${ratePerSecond}`,
    );
  }
}
