import { ChatError, toLong, type Partition } from '@cecochat/contracts';
import type { AcceptLimit, AcceptTurn } from '../../../services/messaging/partitions/accept-limit.ts';
import { decideLeaving } from '../../../services/messaging/partitions/leaving.ts';
import {
  newOwnership, placeOf, type Ownership, type OwnershipOutput,
} from '../../../services/messaging/partitions/ownership.ts';
import type { Stage } from '../stage.ts';
import { Admission, type AdmissionHost, type Listen } from './admission.ts';
import type { Numbers } from './device-window.ts';
import type { Connection, ServerEnd } from './connection.ts';
import { FollowedPartition } from './followed-partition.ts';
import type { Kafka } from './kafka.ts';
import { Life } from './life.ts';
import { lost } from './network.ts';
import type { Random } from './random.ts';
import type { Redis } from './redis.ts';
import { buildReport } from './server-report.ts';
import { Sends } from './sends.ts';

const tickMs = 500;
const drainTickMs = 100;
const redisDeadlineMs = 500;
/** A process that measures more than this between two of its own steps was suspended. */
const suspendedMs = 1_500;
const spreadMilliseconds = 100;
const stopSpreadMs = 1_000;
/** Time to leave for devices of a partition that was taken away without a handover. */
const leaveMs = 15_000;

interface Parts {
  readonly stage: Stage;
  readonly kafka: Kafka;
  readonly redis: Redis;
  readonly name: string;
  readonly address: string;
  readonly incarnation: string;
}

/** The shell of a messaging server around its machine: carries out the machine's effects. */
export class Server implements ServerEnd, AdmissionHost {
  readonly stage: Stage;
  readonly kafka: Kafka;
  readonly redis: Redis;
  readonly name: string;
  readonly address: string;
  readonly incarnation: string;
  readonly life: Life;
  readonly ownership: Ownership;
  readonly partitions = new Map<Partition, FollowedPartition>();
  draining = false;
  /** It was asked to stop. */
  isLeaving = false;
  /** It was suspended, and has not read the routing since. */
  wasSuspended = false;
  readonly #random: Random;
  readonly #sends: Sends;
  readonly #limit: Pick<AcceptLimit, 'takeTurn'>;
  #activeMs: number;
  #isSendingAway = false;
  #ticks = 0;
  #reportDue = false;

  constructor({ stage, kafka, redis, name, address, incarnation }: Parts) {
    [this.stage, this.kafka, this.redis, this.name, this.address, this.incarnation] = [
      stage, kafka, redis, name, address, incarnation,
    ];
    this.life = new Life(stage.agenda);
    this.ownership = newOwnership(name, leaveMs, stage.agenda.nowMs);
    this.#random = stage.randomOf(incarnation);
    this.#sends = new Sends({ stage, site: name, life: this.life, kafka, redis });
    this.#limit = stage.rules.acceptLimit(stage.scenario.acceptRate);
    this.#activeMs = stage.agenda.nowMs;
    redis.subscribe(() => {
      if (!stage.network.isCut(name, 'redis')) this.enter(() => this.readRouting());
    });
    this.readRouting();
    this.life.after(this.#random.between(0, tickMs), () => this.#tick());
  }

  /** It has read a routing, and answers calls. */
  get isServing(): boolean {
    return this.ownership.epoch > 0;
  }

  enter(what: () => void): void {
    this.life.run(() => {
      this.noticeTime();
      what();
    });
  }

  /** Detects whether the process was suspended. */
  noticeTime(): void {
    const { nowMs } = this.stage.agenda;
    if (nowMs - this.#activeMs > suspendedMs) this.wasSuspended = true;
    this.#activeMs = nowMs;
  }

  listen(connection: Connection, listen: Listen): void {
    new Admission(this, connection, listen).begin();
  }

  takeSend(connection: Connection, send: Parameters<Sends['push']>[1]): void {
    this.#sends.push(connection, send);
  }

  takeTurn(): AcceptTurn {
    return this.#limit.takeTurn(this.stage.agenda.nowMs);
  }

  logEnd(partition: Partition): number {
    return this.kafka.endOf(partition);
  }

  openNumbers({ client }: Connection, named: number, remembered: Numbers): Numbers {
    return this.#sends.open(`${client.user}:${client.name}`, named, remembered);
  }

  /** Accepts a device, in place of an older stream of the same one. */
  add(connection: Connection, listenEpoch: number): void {
    connection.accepted = true;
    this.stage.witness.accepted(this, connection.client, listenEpoch);
    for (const other of [...(this.partitions.get(connection.client.partition)?.connections ?? [])]) {
      if (other.client === connection.client)
        other.closeByServer(new ChatError('replaced', 'the device opened another stream'));
    }
  }

  onGone(connection: Connection): void {
    const { partition } = connection.client;
    const followed = this.partitions.get(partition);
    if (followed?.connections.delete(connection) !== true) return;
    const isEmptied = followed.connections.size === 0 && this.ownership.tenures.get(partition)?.kind === 'draining';
    if (isEmptied) this.#reportSoon();
  }

  /** Reads the routing and follows it. */
  readRouting(then: () => void = () => undefined): void {
    const link = { from: this.name, to: 'redis', timeoutMs: redisDeadlineMs };
    this.stage.network.call(
      link,
      () => this.redis.readRouting(),
      (read) =>
        this.life.run(() => {
          if (read !== lost && typeof read === 'object') {
            this.stage.witness.sawRouting(this.incarnation, read);
            const before = this.ownership.epoch;
            this.#perform(
              this.stage.rules.stepOwnership(
                this.ownership, { kind: 'routing', routing: read }, this.stage.agenda.nowMs,
              ),
            );
            this.wasSuspended = false;
            if (this.ownership.epoch !== before) this.#followed(before);
          }
          then();
        }),
    );
  }

  /**
   * SIGTERM to a server that may hand over first: it serves until it owns nothing or its time is over, and then stops.
   */
  leave(limitMs: number, onDone: () => void): void {
    const sinceMs = this.stage.agenda.nowMs;
    const look = () => {
      let streams = 0;
      for (const { connections } of this.partitions.values()) streams += connections.size;
      const elapsedMs = this.stage.agenda.nowMs - sinceMs;
      if (decideLeaving({ partitions: this.ownership.tenures.size, streams, elapsedMs, limitMs }) === 'go on')
        this.life.after(drainTickMs, look);
      else this.stop(onDone);
    };
    this.enter(() => {
      this.isLeaving = true;
      this.#report();
      look();
    });
  }

  /** SIGTERM: finishes sends in flight, disconnects the devices and calls `onDone`. */
  stop(onDone: () => void): void {
    this.enter(() => {
      if (this.draining) return;
      this.draining = this.isLeaving = true;
      this.#report();
      this.#sends.drain(() => {
        for (const followed of this.partitions.values()) {
          for (const connection of [...followed.connections]) {
            connection.closeByServer(
              new ChatError('unavailable', 'the server is stopping', {
                retryAfterMs: this.#random.next() * stopSpreadMs,
              }),
            );
          }
        }
        this.stage.network.call(
          { from: this.name, to: 'redis', timeoutMs: redisDeadlineMs },
          () => this.redis.removeReport(this.name),
          () => this.life.run(onDone),
        );
      });
    });
  }

  /** The process ends, whatever it was doing. */
  end(): void {
    if (this.life.ended) return;
    for (const followed of this.partitions.values()) {
      followed.end();
      for (const connection of [...followed.connections]) connection.die();
    }
    this.life.end();
  }

  #followed(before: number): void {
    this.stage.witness.followed(this, before);
    this.stage.timeline.note(() => `${this.incarnation} follows epoch ${this.ownership.epoch}`);
    this.#report();
    this.#sendAway();
  }

  #tick(): void {
    this.noticeTime();
    this.#ticks++;
    if (this.#ticks % 2 === 0) this.readRouting();
    else {
      for (const followed of this.partitions.values()) {
        followed.measure();
        for (const connection of followed.connections) followed.tellProgress(connection);
      }
      this.#report();
    }
    this.life.after(tickMs, () => this.#tick());
  }

  /** During a drain of a partition, the machine determines how many devices leave and when. */
  #sendAway(): void {
    const isLeaving = [...this.ownership.tenures.values()].some(({ kind }) => kind === 'draining');
    if (this.#isSendingAway || !isLeaving) return;
    this.#isSendingAway = true;
    this.life.after(drainTickMs, () => {
      this.#isSendingAway = false;
      const devices = (partition: Partition) => {
        const followed = this.partitions.get(partition);
        return { connected: followed?.connections.size ?? 0, untold: followed?.untold ?? 0 };
      };
      this.#perform(this.stage.rules.stepOwnership(this.ownership, { kind: 'tick', devices }, this.stage.agenda.nowMs));
      this.#sendAway();
    });
  }

  #perform(outputs: readonly OwnershipOutput[]): void {
    for (const output of outputs) {
      if (output.kind === 'follow') this.#follow(output.partition);
      else if (output.kind === 'unfollow') this.#unfollow(output.partition);
      else if (output.kind === 'cut') this.#cut(output.partition);
      else this.#tellMoved(output.partition, output.count);
    }
  }

  #follow(partition: Partition): void {
    const { tailLength } = this.stage.scenario;
    const followed = new FollowedPartition({
      partition, kafka: this.kafka, life: this.life, tailLength, onWarm: () => this.#reportSoon(),
    });
    this.partitions.set(partition, followed);
  }

  #unfollow(partition: Partition): void {
    this.#cut(partition);
    this.partitions.get(partition)?.end();
    this.partitions.delete(partition);
    this.#reportSoon();
  }

  #cut(partition: Partition): void {
    const place = placeOf(this.ownership, partition);
    const error = place.kind === 'elsewhere'
      ? new ChatError('wrong-server', 'served elsewhere', { address: place.server.address, epoch: this.ownership.epoch })
      : new ChatError('unavailable', 'the partition is not served any more', { retryAfterMs: 1_000 });
    for (const connection of [...(this.partitions.get(partition)?.connections ?? [])]) {
      this.stage.witness.cut(this, connection.client);
      connection.closeByServer(error);
    }
  }

  #tellMoved(partition: Partition, count: number): void {
    const place = placeOf(this.ownership, partition);
    if (place.kind !== 'elsewhere') return;
    const untold = [...(this.partitions.get(partition)?.connections ?? [])].filter(({ told }) => !told).slice(0, count);
    const { address } = place.server;
    for (const connection of untold) {
      connection.told = true;
      this.stage.witness.sentAway(this, connection.client);
      connection.down({ moved: { address, epoch: toLong(this.ownership.epoch), spreadMilliseconds } });
    }
  }

  /** After a change of a partition's state; simultaneous changes make one report. */
  #reportSoon(): void {
    if (this.#reportDue) return;
    this.#reportDue = true;
    this.life.after(1, () => {
      this.#reportDue = false;
      this.#report();
    });
  }

  #report(): void {
    if (!this.isServing) return;
    const report = buildReport(this);
    const write = () => this.redis.writeReport(this.name, report);
    this.stage.network.call({ from: this.name, to: 'redis', timeoutMs: redisDeadlineMs }, write, () => undefined);
  }
}
