import { setTimeout as delay } from 'node:timers/promises';
import { connect, memoryOutbox, type ChatSession, type MessageId, type ReceivedEvent, type UserId } from '@cecochat/client-node';
import { withText, type ShownEvent } from '../support/shown-event.ts';
import type { Send } from './schedule.ts';

export interface ChaosDeviceParts {
  /** User and device by their place. */
  readonly user: number;
  readonly device: number;
  readonly users: readonly UserId[];
  readonly url: string;
  readonly token: string;
}

/** A session gives up what it has not seen acknowledged when it is closed; its outbox does not. */
const closedCode = 'unavailable';

/** A device that comes and goes, and keeps what it saw and what became of its sends. */
export class ChaosDevice {
  readonly user: number;
  readonly device: number;
  readonly events: (ReceivedEvent & ShownEvent)[] = [];
  /** Ids in acknowledgements, by text. */
  readonly acked = new Map<string, MessageId>();
  /** Why sends were refused. */
  readonly refusals: string[] = [];
  readonly #parts: ChaosDeviceParts;
  readonly #outbox = memoryOutbox();
  #session: ChatSession;
  #isAway = false;
  #waiting: Send[] = [];

  constructor(parts: ChaosDeviceParts) {
    this.#parts = parts;
    this.user = parts.user;
    this.device = parts.device;
    this.#session = this.#open();
  }

  live(): Promise<undefined> {
    return this.#session.live();
  }

  /** Describes unfinished work; undefined when the device is connected and all of its sends are acknowledged. */
  get unsettled(): string | undefined {
    const { status, unacknowledged, error } = this.#session;
    const settled = !this.#isAway && status === 'live' && unacknowledged === 0;
    return settled ? undefined : `device ${this.device} of user ${this.user} is ${status} with ${unacknowledged} sends unacknowledged: ${error?.message ?? 'no error'}`;
  }

  /** Sends at once; while the device is away, keeps the send until its return. */
  submit(send: Send): void {
    if (this.#isAway) {
      this.#waiting.push(send);
      return;
    }
    const receiver = this.#parts.users[send.receiver];
    if (receiver === undefined) throw new Error(`no user ${send.receiver}`);
    this.#session.submit(receiver, send.text, {
      acked: (_sequence, messageId) => this.acked.set(send.text, messageId),
      failed: (error) => {
        if (!this.#isAway || error.code !== closedCode) this.refusals.push(`"${send.text}": ${error.message}`);
      },
    });
  }

  async leave(forMs: number): Promise<void> {
    if (this.#isAway) return;
    this.#isAway = true;
    await this.#session.close();
    await delay(forMs);
    this.#session = this.#open();
    this.#isAway = false;
    for (const send of this.#waiting.splice(0)) this.submit(send);
  }

  close(): Promise<undefined> {
    return this.#session.close();
  }

  #open(): ChatSession {
    const { url, token } = this.#parts;
    return connect({
      url, token, device: `device ${this.device}`,
      outbox: this.#outbox,
      policy: { backOff: { baseMs: 20, capMs: 500 }, historyPage: 16 },
      onEvent: (event) => this.events.push(withText(event)),
    });
  }
}
