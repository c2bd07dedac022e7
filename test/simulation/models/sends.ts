import { toLong, type Partition, type UserId } from '@cecochat/contracts';
import type { Stage } from '../stage.ts';
import type { Connection } from './connection.ts';
import { DeviceWindow, type Claim, type Numbers } from './device-window.ts';
import type { Kafka, OutgoingRecord, StoredRecord } from './kafka.ts';
import type { Life } from './life.ts';
import { lost } from './network.ts';
import type { Redis } from './redis.ts';

const lingerMs = 1;
const redisDeadlineMs = 500;
/** After a failure of Redis, sends continue without it for this long. */
const redisPauseMs = 1_000;
const localSlack = 64;

export interface IncomingSend {
  readonly lineage: number;
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
  /** Undefined when both participants are in one partition. */
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
 * The sends of all devices of a server, in batches: claim, the receivers' records, the senders' records (together with
 * the receivers' of the next batch), acknowledgement. One batch at a time.
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

  /** The numbers of a stream that opens: the newest of the device's, those in Redis and those of this server. */
  open(device: string, named: number, remembered: Numbers): Numbers {
    const window = this.#windowOf(device);
    const lineage = Math.max(named, remembered.lineage, window.lineage) || this.#parts.redis.nextId();
    window.follow(lineage);
    return { lineage, last: Math.max(window.last, lineage === remembered.lineage ? remembered.last : 0) };
  }

  push(connection: Connection, { lineage, sequence, receiver }: IncomingSend): void {
    const { user, name, partition } = connection.client;
    const device = `${user}:${name}`;
    if (this.#draining) {
      reject(connection, sequence, 'unavailable', this.lastSequence(device));
      return;
    }
    const known = this.#windows.get(device)?.find(lineage, sequence);
    const waiting = this.#underWay.get(`${device}/${lineage}/${sequence}`);
    if (waiting !== undefined) waiting.replies.push(connection);
    else if (known !== undefined) acknowledge(connection, sequence, known);
    else {
      const pending = { lineage, sequence, receiver, device, sender: user, home: partition, replies: [connection] };
      this.#underWay.set(`${device}/${lineage}/${sequence}`, pending);
      this.#queue.push(pending);
      if (!this.#running) this.#start();
    }
  }

  /** Rejects new sends, and calls `onDrained` when those in flight are finished. */
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
        for (const { pending, id } of previous)
          this.#finish(pending, (connection) => acknowledge(connection, pending.sequence, id));
        this.#next(accepted);
      });
    });
  }

  #finish(pending: Pending, answer: (connection: Connection) => void): void {
    this.#underWay.delete(`${pending.device}/${pending.lineage}/${pending.sequence}`);
    for (const connection of pending.replies) answer(connection);
  }

  /** From Redis, or from this server's own windows while Redis is away. */
  #claim(batch: readonly Pending[], done: (accepted: Accepted[]) => void): void {
    const { stage, site, redis, life } = this.#parts;
    const alone = () => done(this.#accept(batch, batch.map((pending) => this.#claimAlone(pending))));
    if (batch.length === 0) done([]);
    else if (stage.agenda.nowMs < this.#redisPausedUntilMs) alone();
    else {
      const ask = () => (redis.isDown ? lost : batch.map((pending) => redis.claim(pending.device, pending)));
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

  #claimAlone(pending: Pending): Claim {
    return this.#windowOf(pending.device).claim(pending, localSlack, () => this.#parts.redis.nextId());
  }

  #windowOf(device: string): DeviceWindow {
    const window = this.#windows.get(device) ?? new DeviceWindow();
    this.#windows.set(device, window);
    return window;
  }

  #accept(batch: readonly Pending[], claims: readonly Claim[]): Accepted[] {
    const accepted: Accepted[] = [];
    batch.forEach((pending, index) => {
      const claim = claims[index] ?? 'behind-window';
      if (typeof claim === 'string') {
        this.#finish(pending, (connection) =>
          reject(connection, pending.sequence, claim, this.lastSequence(pending.device)),
        );
        return;
      }
      this.#windowOf(pending.device).record(pending, claim.id);
      accepted.push(this.#encode(pending, claim.id));
    });
    return accepted;
  }

  #encode(pending: Pending, id: number): Accepted {
    const { sender, receiver, lineage, sequence, device, home } = pending;
    const name = device.slice(device.indexOf(':') + 1);
    const event = {
      messageId: toLong(id),
      sender: toLong(sender),
      device: name,
      lineage: toLong(lineage),
      sequence: toLong(sequence),
      receiver: toLong(receiver),
      text: { text: 'text' },
    };
    const record: StoredRecord = { sender, device, lineage, sequence, receiver, event };
    const away = this.#parts.stage.scenario.homes.get(receiver) ?? home;
    return {
      pending, id, own: { partition: home, record }, theirs: away === home ? undefined : { partition: away, record },
    };
  }
}

function acknowledge(connection: Connection, sequence: number, messageId: number): void {
  connection.down({ acked: { acks: [{ sequence: toLong(sequence), messageId: toLong(messageId) }] } });
}

function reject(connection: Connection, sequence: number, code: string, lastSequence: number): void {
  connection.down({
    rejected: { sequence: toLong(sequence), code, message: 'refused', field: '', lastSequence: toLong(lastSequence) },
  });
}
