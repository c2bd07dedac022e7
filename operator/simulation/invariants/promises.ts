import type { ChatError, UserId } from '@cecochat/contracts';
import type { OutgoingSend, ReceivedEvent } from '../../../client/session/index.ts';
import type { Scenario } from '../scenario.ts';
import type { SeenDevice, Witness } from '../witness.ts';

interface Entry {
  readonly device: string;
  readonly sequence: number;
  readonly offset: number;
}

/** What the devices of one user are to show: each event where it was first stored. */
class UserLog {
  readonly entries: Entry[] = [];
  readonly #highest = new Map<string, number>();
  readonly #known = new Set<string>();

  has(device: string, sequence: number): boolean {
    return this.#known.has(`${device}/${sequence}`);
  }

  /** Whether the event is in order; a repeat always is. */
  add(device: string, sequence: number, offset: number): boolean {
    if (this.has(device, sequence)) return true;
    this.#known.add(`${device}/${sequence}`);
    this.entries.push({ device, sequence, offset });
    const highest = this.#highest.get(device) ?? 0;
    this.#highest.set(device, Math.max(highest, sequence));
    return sequence > highest;
  }
}

/** How far a device has got with what it is to show. */
interface Place {
  /** The first offset that the device is to have. */
  readonly startOffset: number;
  /** Of the next event. */
  index: number;
}

/** What users may rely on: nothing that was acknowledged is lost, everything is seen once by every device, and in order. */
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

  /** A device begins with what comes from where its first stream began. */
  opened(device: SeenDevice, position: number): void {
    if (this.#places.has(device)) return;
    const index = this.#entriesOf(device).findIndex(({ offset }) => offset >= position);
    this.#places.set(device, { startOffset: position, index: index < 0 ? this.#entriesOf(device).length : index });
  }

  appended(partition: number, offset: number, { device, sequence, sender, receiver }: Parameters<Witness['appended']>[2]): void {
    for (const user of sender === receiver ? [sender] : [sender, receiver]) {
      if (this.#scenario.homes.get(user) !== partition) continue;
      const inOrder = this.#logs.get(user)?.add(device, sequence, offset) ?? true;
      if (!inOrder) this.#fail('messages keep the order in which they were sent', `${sequence} of ${device} came late into partition ${partition}`);
    }
  }

  acknowledged({ user, name, site }: SeenDevice, { sequence, receiver }: OutgoingSend): void {
    for (const participant of [user, receiver]) {
      if (this.#logs.get(participant)?.has(`${user}:${name}`, sequence) === true) continue;
      this.#fail('what is acknowledged is durable', `${sequence} of ${site} is not in the log of user ${participant}`);
    }
  }

  refused({ site }: SeenDevice, { sequence }: OutgoingSend, error: ChatError): void {
    if (error.code === 'behind-window' && this.windowsLost) return;
    this.#fail('a send is not refused', `${sequence} of ${site}: ${error.code}, ${error.message}`);
  }

  /** A device shows an event: it has to be the next one that is for its user. */
  shown(device: SeenDevice, { sender, device: name, sequence, offset }: ReceivedEvent): void {
    const place = this.#places.get(device) ?? { startOffset: 0, index: 0 };
    const entries = this.#entriesOf(device);
    const key = `${sender}:${name}`;
    const isNext = (entry: Entry | undefined) => entry?.device === key && entry.sequence === sequence;
    const next = entries[place.index];
    if (isNext(next)) {
      place.index++;
      return;
    }
    const found = entries.findIndex(isNext);
    if (isBefore(entries[found], place.startOffset)) return; // Was there before the device was.
    const rule = found >= 0 && found < place.index ? 'an event is seen once' : 'an event is seen by every device, in order';
    this.#fail(rule, `${device.site} shows ${sequence} of ${key} at offset ${offset} when ${next?.sequence} of ${next?.device} was next`);
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
