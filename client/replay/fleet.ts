import { ChatError, offset, type Offset, type UserId } from '@cecochat/contracts';
import { connect, type ChatSession, type ReceivedEvent, type Transport } from '@cecochat/client-node';
import { forEachBounded } from './repeatedly.ts';

export interface FleetOptions {
  readonly users: readonly UserId[];
  readonly devicesPerUser: number;
  readonly url: URL;
  /** The devices of a user are called `<prefix>-1` and so on. */
  readonly devicePrefix: string;
  /** User and device by their places. */
  readonly transportOf: (user: number, device: number) => Transport;
  readonly tokenOf: (user: UserId) => Promise<string>;
  /** User and device by their places. */
  readonly onEvent: (user: number, device: number, event: ReceivedEvent) => void;
  readonly signal: AbortSignal;
}

/** The devices of a user, and where they began. */
export interface Member {
  readonly token: string;
  readonly sessions: readonly ChatSession[];
  /** The offset from which on every device of the user gets everything. */
  readonly cursor: Offset;
}

/** Users who are being connected at once: each costs a server a token to check and a connection to accept. */
const usersAtOnce = 16;
/** Deadline to connect the devices of one user. */
const liveDeadlineMs = 60_000;

/** Many devices of one process. */
export class Fleet {
  readonly #options: FleetOptions;
  readonly #members: Member[] = [];
  readonly #sessions: ChatSession[] = [];
  #failure: ChatError | undefined;
  #closing = false;

  constructor(options: FleetOptions) {
    this.#options = options;
  }

  /** By the place of the user. */
  get members(): readonly Member[] {
    return this.#members;
  }

  get live(): number {
    return this.#sessions.filter(({ connections }) => connections > 0).length;
  }

  get reconnects(): number {
    return this.#sessions.reduce((sum, { connections }) => sum + Math.max(0, connections - 1), 0);
  }

  /** Why a device is not connected any more, and will not be again. */
  get failure(): ChatError | undefined {
    return this.#failure;
  }

  /** Connects all devices; each begins with what comes from then on. Rejects with a ChatError. */
  async connect(): Promise<void> {
    const { users, tokenOf, signal } = this.#options;
    await forEachBounded(users, usersAtOnce, async (user, place) => {
      const token = await tokenOf(user);
      signal.throwIfAborted(); // Nothing is opened any more once the fleet is closed.
      const sessions = this.#open(token, place);
      await allLive(user, sessions);
      const cursor = sessions.reduce(
        (least, session) => Math.min(least, session.cursor ?? 0), Number.POSITIVE_INFINITY,
      );
      this.#members[place] = { token, sessions, cursor: offset(cursor) };
    });
  }

  async close(): Promise<void> {
    this.#closing = true;
    await Promise.allSettled(this.#sessions.map((session) => session.close()));
  }

  #open(token: string, place: number): ChatSession[] {
    const { url, transportOf, devicePrefix, devicesPerUser, onEvent } = this.#options;
    return Array.from({ length: devicesPerUser }, (_, device) => {
      const session = connect({
        // The same names in every run: Redis keeps something of each device for a day.
        url, token, transport: transportOf(place, device), device: `${devicePrefix}-${device + 1}`,
        onEvent: (event) => onEvent(place, device, event),
        onStatus: (status, error) => {
          if (status === 'closed' && !this.#closing)
            this.#failure ??= error ?? new ChatError('internal', 'a session closed by itself');
        },
      });
      this.#sessions.push(session);
      return session;
    });
  }
}

async function allLive(user: UserId, sessions: readonly ChatSession[]): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const reason = sessions.find(({ error }) => error !== undefined)?.error?.message ?? 'no answer';
    reject(
      new ChatError(
        'deadline-exceeded',
        `the devices of user ${user} are not connected after ${liveDeadlineMs / 1_000} s: ${reason}`,
      ),
    );
  }, liveDeadlineMs);
  try {
    await Promise.race([Promise.all(sessions.map((session) => session.live())), promise]);
  } finally {
    clearTimeout(timer);
  }
}
