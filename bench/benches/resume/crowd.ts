import { setImmediate as nextTurn } from 'node:timers/promises';
import { userId, type Offset, type UserId } from '@cecochat/contracts';
import { requestToken } from '@cecochat/client-node';
import { Device } from './device.ts';

/** A user with one device. */
export interface Person {
  readonly user: UserId;
  readonly token: string;
  /** The device has everything before this offset. */
  readonly cursor: Offset | undefined;
}

export interface CrowdOptions {
  readonly url: URL;
  readonly people: readonly Person[];
  /** A device got an event, by the place of its user. */
  readonly onEvent: (place: number) => void;
}

/** Beside the users of the sample. */
const firstUser = 1_000_000;
/** Tokens that are asked for at once. */
const tokensAtOnce = 16;
const devicesOfTurn = 20;

/** People who have never connected. */
export async function gather(url: URL, count: number): Promise<Person[]> {
  const people: Person[] = [];
  const places = Array.from({ length: count }, (_, place) => place).values();
  const worker = async () => {
    for (const place of places) {
      const user = userId(firstUser + place);
      people[place] = { user, token: await requestToken(url, user), cursor: undefined };
    }
  };
  await Promise.all(Array.from({ length: tokensAtOnce }, worker));
  return people;
}

/** The devices of many people, each with a connection of its own. */
export class Crowd {
  readonly #options: CrowdOptions;
  readonly #devices: Device[] = [];
  readonly #ready = new Set<number>();
  readonly #allReady = Promise.withResolvers<undefined>();
  #closed = false;
  readonly #failed = Promise.withResolvers<never>();

  /** All of them connect, as fast as this process can. */
  constructor(options: CrowdOptions) {
    this.#options = options;
    this.#failed.promise.catch(() => undefined); // Users of `failure` handle the rejection.
    void this.#begin();
  }

  /** Rejects when a device cannot connect at all. */
  get failure(): Promise<never> {
    return this.#failed.promise;
  }

  /** Resolves when every device has its stream. */
  async ready(): Promise<void> {
    await Promise.race([this.failure, this.#allReady.promise]);
  }

  /** The people with where their devices are now. */
  get people(): Person[] {
    return this.#options.people.map((person, place) => ({ ...person, cursor: this.#devices[place]?.cursor }));
  }

  close(): void {
    this.#closed = true;
    for (const device of this.#devices) device.close();
  }

  /**
   * A few in each turn of the event loop: otherwise the first, whose answers are there, waits until the last has asked.
   */
  async #begin(): Promise<void> {
    for (const [place, { token, cursor }] of this.#options.people.entries()) {
      if (place % devicesOfTurn === 0) await nextTurn();
      if (this.#closed) return;
      const { url, onEvent } = this.#options;
      this.#devices.push(
        new Device({
          url,
          token,
          cursor,
          onReady: () => this.#noteReady(place),
          onEvent: () => onEvent(place),
          onFailed: this.#failed.reject,
        }),
      );
    }
  }

  #noteReady(place: number): void {
    if (this.#ready.add(place).size === this.#options.people.length) this.#allReady.resolve(undefined);
  }
}
