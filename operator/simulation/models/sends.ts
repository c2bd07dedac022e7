import { toLong, type Partition, type UserId } from '@cecochat/contracts';
import type { Stage } from '../stage.ts';
import type { Connection } from './connection.ts';
import { DeviceWindow, type Claim } from './device-window.ts';
import type { Kafka, OutgoingRecord, StoredRecord } from './kafka.ts';
import type { Life } from './life.ts';
import { lost } from './network.ts';
import type { Redis } from './redis.ts';

const lingerMs = 1;
const redisDeadlineMs = 500;
/** After Redis failed, sends go on without it for this long. */
const redisPauseMs = 1_000;
const localSlack = 64;

export interface IncomingSend {
  readonly sequence: number;
  readonly receiver: UserId;
}

interface Pending extends IncomingSend {
  readonly device: string;
  readonly sender: UserId;
  readonly home: Partition;
  readonly replies: Connection[];
}

interface Accepted {
  readonly pending: Pending;
  readonly id: number;
  readonly own: OutgoingRecord;
  /** Undefined when both participants live in one partition. */
  readonly theirs: OutgoingRecord | undefined;
}

interface Parts {
  readonly stage: Stage;
  readonly site: string;
  readonly life: Life;
  readonly kafka: Kafka;
  readonly redis: Redis;
}

/**
 * The sends of all devices of a server, in batches: claim, the receivers' records, the senders' records (together with the
 * receivers' of the next batch), acknowledgement. One batch at a time.
 */
export class Sends {
  readonly #parts: Parts;
  readonly #windows = new Map<string, DeviceWindow>();
  readonly #underWay = new Map<string, Pending>();
  #queue: Pending[] = [];
  #running = false;
  #draining = false;
  #onDrained: (() => void) | undefined;
  #redisPausedUntilMs = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  lastSequence(device: string): number {
    return this.#windows.get(device)?.last ?? 0;
  }

  push(connection: Connection, { sequence, receiver }: IncomingSend): void {
    const { user, name, partition } = connection.client;
    const device = `${user}:${name}`;
    if (this.#draining) {
      reject(connection, sequence, 'unavailable', this.lastSequence(device));
      return;
    }
    const known = this.#windows.get(device)?.find(sequence);
    const waiting = this.#underWay.get(`${device}/${sequence}`);
    if (waiting !== undefined) waiting.replies.push(connection);
    else if (known !== undefined) acknowledge(connection, sequence, known);
    else {
      const pending = { sequence, receiver, device, sender: user, home: partition, replies: [connection] };
      this.#underWay.set(`${device}/${sequence}`, pending);
      this.#queue.push(pending);
      if (!this.#running) this.#start();
    }
  }

  /** Takes nothing new, and says when what is under way is finished. */
  drain(onDrained: () => void): void {
    this.#draining = true;
    if (this.#running) this.#onDrained = onDrained;
    else onDrained();
  }

  #start(): void {
    this.#running = true;
    this.#parts.life.after(lingerMs, () => this.#next([]));
  }

  #next(previous: readonly Accepted[]): void {
    const batch = this.#queue;
    this.#queue = [];
    if (batch.length === 0 && previous.length === 0) {
      this.#running = false;
      this.#onDrained?.();
      return;
    }
    this.#claim(batch, (accepted) => {
      const records = [...previous.map(({ own }) => own), ...accepted.flatMap(({ theirs }) => theirs ?? [])];
      this.#parts.kafka.write(this.#parts.life, records, () => {
        for (const { pending, id } of previous) this.#finish(pending, (connection) => acknowledge(connection, pending.sequence, id));
        this.#next(accepted);
      });
    });
  }

  #finish(pending: Pending, answer: (connection: Connection) => void): void {
    this.#underWay.delete(`${pending.device}/${pending.sequence}`);
    for (const connection of pending.replies) answer(connection);
  }

  /** From Redis, or from what this server remembers while Redis is away. */
  #claim(batch: readonly Pending[], done: (accepted: Accepted[]) => void): void {
    const { stage, site, redis, life } = this.#parts;
    const alone = () => done(this.#accept(batch, batch.map((pending) => this.#claimAlone(pending))));
    if (batch.length === 0) done([]);
    else if (stage.agenda.nowMs < this.#redisPausedUntilMs) alone();
    else {
      const ask = () => (redis.isDown ? lost : batch.map(({ device, sequence }) => redis.claim(device, sequence)));
      stage.network.call({ from: site, to: 'redis', timeoutMs: redisDeadlineMs }, ask, (claims) => life.run(() => {
        if (claims !== lost) {
          done(this.#accept(batch, claims));
          return;
        }
        this.#redisPausedUntilMs = stage.agenda.nowMs + redisPauseMs;
        alone();
      }));
    }
  }

  #claimAlone({ device, sequence }: Pending): Claim {
    return this.#windowOf(device).claim(sequence, localSlack, () => this.#parts.redis.nextId());
  }

  #windowOf(device: string): DeviceWindow {
    const window = this.#windows.get(device) ?? new DeviceWindow();
    this.#windows.set(device, window);
    return window;
  }

  #accept(batch: readonly Pending[], claims: readonly Claim[]): Accepted[] {
    const accepted: Accepted[] = [];
    batch.forEach((pending, index) => {
      const id = claims[index];
      if (id === undefined) {
        this.#finish(pending, (connection) => reject(connection, pending.sequence, 'behind-window', this.lastSequence(pending.device)));
        return;
      }
      this.#windowOf(pending.device).record(pending.sequence, id);
      accepted.push(this.#encode(pending, id));
    });
    return accepted;
  }

  #encode(pending: Pending, id: number): Accepted {
    const { sender, receiver, sequence, device, home } = pending;
    const name = device.slice(device.indexOf(':') + 1);
    const event = {
      messageId: toLong(id), sender: toLong(sender), device: name, sequence: toLong(sequence), receiver: toLong(receiver), textSent: { text: 'text' },
    };
    const record: StoredRecord = { sender, device, sequence, receiver, event };
    const away = this.#parts.stage.scenario.homes.get(receiver) ?? home;
    return { pending, id, own: { partition: home, record }, theirs: away === home ? undefined : { partition: away, record } };
  }
}

function acknowledge(connection: Connection, sequence: number, messageId: number): void {
  connection.down({ acked: { acks: [{ sequence: toLong(sequence), messageId: toLong(messageId) }] } });
}

function reject(connection: Connection, sequence: number, code: string, lastSequence: number): void {
  connection.down({ rejected: { sequence: toLong(sequence), code, message: 'refused', field: '', lastSequence: toLong(lastSequence) } });
}
