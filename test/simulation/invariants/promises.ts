import type { ChatError, UserId } from '@cecochat/contracts';
import type { OutgoingSend, ReceivedEvent } from '../../../client/session/index.ts';
import type { Scenario } from '../scenario.ts';
import type { SeenDevice, Witness } from '../witness.ts';

interface Entry {
  readonly device: string;
  readonly lineage: number;
  readonly sequence: number;
  readonly offset: number;
}

/** The events that the devices of one user have to show: each at its first offset in the log. */
class UserLog {
  readonly entries: Entry[] = [];
  readonly #highest = new Map<string, { readonly lineage: number; readonly sequence: number }>();
  readonly #known = new Set<string>();

  has({ device, lineage, sequence }: Omit<Entry, 'offset'>): boolean {
    return this.#known.has(`${device}/${lineage}/${sequence}`);
  }

  /** Whether the event is in order; a repeat always is. */
  add(entry: Entry): boolean {
    const { device, lineage, sequence } = entry;
    if (this.has(entry)) return true;
    this.#known.add(`${device}/${lineage}/${sequence}`);
    this.entries.push(entry);
    const highest = this.#highest.get(device);
    const isHigher =
      highest === undefined ||
      lineage > highest.lineage ||
      (lineage === highest.lineage && sequence > highest.sequence);
    if (isHigher) this.#highest.set(device, { lineage, sequence });
    return isHigher;
  }
}

/** Position of a device in the events that it has to show. */
interface Place {
  /** The first offset that the device must show. */
  readonly startOffset: number;
  /** Of the next event. */
  index: number;
}

/** The guarantees to users: no acknowledged message is lost, and every device shows every event once, and in order. */
export class Promises {
  windowsLost = false;
  readonly #fail: Witness['fail'];
  readonly #scenario: Scenario;
  readonly #logs = new Map<UserId, UserLog>();
  readonly #places = new Map<SeenDevice, Place>();

  constructor(fail: Witness['fail'], scenario: Scenario) {
    [this.#fail, this.#scenario] = [fail, scenario];
    for (const user of scenario.users) this.#logs.set(user, new UserLog());
  }

  /** A device shows events from the position at which its first stream began. */
  opened(device: SeenDevice, position: number): void {
    if (this.#places.has(device)) return;
    const index = this.#entriesOf(device).findIndex(({ offset }) => offset >= position);
    this.#places.set(device, { startOffset: position, index: index < 0 ? this.#entriesOf(device).length : index });
  }

  appended(
    partition: number,
    offset: number,
    { device, lineage, sequence, sender, receiver }: Parameters<Witness['appended']>[2],
  ): void {
    for (const user of sender === receiver ? [sender] : [sender, receiver]) {
      if (this.#scenario.homes.get(user) !== partition) continue;
      const inOrder = this.#logs.get(user)?.add({ device, lineage, sequence, offset }) ?? true;
      if (!inOrder)
        this.#fail(
          'messages keep the order in which they were sent',
          `${sequence} of ${device} came late into partition ${partition}`,
        );
    }
  }

  acknowledged({ user, name, site, lineage = 0 }: SeenDevice, { sequence, target }: OutgoingSend): void {
    for (const participant of [user, target.receiver ?? user]) {
      if (this.#logs.get(participant)?.has({ device: `${user}:${name}`, lineage, sequence }) === true) continue;
      this.#fail('what is acknowledged is durable', `${sequence} of ${site} is not in the log of user ${participant}`);
    }
  }

  refused({ site }: SeenDevice, { sequence }: OutgoingSend, error: ChatError): void {
    if (error.code === 'behind-window' && this.windowsLost) return;
    this.#fail('a send is not refused', `${sequence} of ${site}: ${error.code}, ${error.message}`);
  }

  /** A device shows an event: it has to be the next one for its user. */
  shown(device: SeenDevice, { sender, device: name, lineage, sequence, offset }: ReceivedEvent): void {
    const place = this.#places.get(device) ?? { startOffset: 0, index: 0 };
    const entries = this.#entriesOf(device);
    const key = `${sender}:${name}`;
    const isNext = (entry: Entry | undefined) =>
      entry?.device === key && entry.lineage === lineage && entry.sequence === sequence;
    const next = entries[place.index];
    if (isNext(next)) {
      place.index++;
      return;
    }
    const found = entries.findIndex(isNext);
    if (isBefore(entries[found], place.startOffset)) return; // It precedes the device.
    const rule =
      found >= 0 && found < place.index ? 'an event is seen once' : 'an event is seen by every device, in order';
    this.#fail(
      rule,
      `${device.site} shows ${sequence} of ${key} at offset ${offset} when ${next?.sequence} of ${next?.device} was next`,
    );
  }

  /** How many events a device has yet to show. */
  missing(device: SeenDevice): number {
    return this.#entriesOf(device).length - (this.#places.get(device)?.index ?? 0);
  }

  #entriesOf({ user }: SeenDevice): UserLog['entries'] {
    return this.#logs.get(user)?.entries ?? [];
  }
}

const isBefore = (entry: Entry | undefined, offset: number) => entry !== undefined && entry.offset < offset;
