import { userId, type Offset, type UserId } from '@cecochat/contracts';
import { connect, createTransport, requestToken, type ChatSession } from '../../../client/index.ts';

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

const device = 'bench';
/** Beside the users of the sample. */
const firstUser = 1_000_000;
/** Tokens that are asked for at once. */
const tokensAtOnce = 16;

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

/** The devices of many people, each with a session and a connection of its own as if it was alone. */
export class Crowd {
  readonly #options: CrowdOptions;
  readonly #sessions: readonly ChatSession[];
  readonly #transport: ReturnType<typeof createTransport>;
  readonly #failed = Promise.withResolvers<never>();

  /** All of them connect at once. */
  constructor(options: CrowdOptions) {
    const { url, people, onEvent } = options;
    this.#options = options;
    this.#failed.promise.catch(() => undefined); // Who waits for something hears of it.
    const transport = createTransport(url);
    this.#transport = transport;
    this.#sessions = people.map(({ token, cursor }, place) =>
      connect({
        url, token, device, transport,
        ...(cursor !== undefined && { cursor }),
        onEvent: () => onEvent(place),
        onStatus: (status, error) => {
          if (status === 'closed' && error !== undefined) this.#failed.reject(error);
        },
      }));
  }

  /** Rejects when a device is refused for good. */
  get failure(): Promise<never> {
    return this.#failed.promise;
  }

  /** Resolves when every device has been live. */
  async live(): Promise<void> {
    await Promise.race([this.failure, Promise.all(this.#sessions.map((session) => session.live()))]);
  }

  /** The people with where their devices are now. */
  get people(): Person[] {
    return this.#options.people.map((person, place) => ({ ...person, cursor: this.#sessions[place]?.cursor }));
  }

  async close(): Promise<void> {
    await Promise.all(this.#sessions.map((session) => session.close()));
    this.#transport.close();
  }
}
