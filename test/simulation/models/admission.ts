import { ChatError, toLong, type Epoch, type Partition } from '@cecochat/contracts';
import type { AcceptTurn } from '../../../services/messaging/partitions/accept-limit.ts';
import { placeOf, type Ownership } from '../../../services/messaging/partitions/ownership.ts';
import type { Stage } from '../stage.ts';
import type { Connection } from './connection.ts';
import { DeviceWindow, type Numbers } from './device-window.ts';
import type { FollowedPartition } from './followed-partition.ts';
import type { Life } from './life.ts';
import { lost } from './network.ts';
import type { Redis } from './redis.ts';

/** A device that opens while the tail is still being read, or is behind its cursor, waits at most this long. */
const waitMs = 10_000;
const redisDeadlineMs = 500;
const maxOutstanding = 16;

export interface Listen {
  readonly epoch: Epoch;
  readonly cursor: number | undefined;
  /** 0 where the device names none. */
  readonly lineage: number;
}

/** The server as an admission needs it. */
export interface AdmissionHost {
  readonly stage: Stage;
  readonly name: string;
  readonly incarnation: string;
  readonly life: Life;
  readonly redis: Redis;
  readonly ownership: Ownership;
  readonly partitions: ReadonlyMap<Partition, FollowedPartition>;
  readonly draining: boolean;
  /** It was suspended, and has not read the routing since. */
  readonly wasSuspended: boolean;
  readRouting(then: () => void): void;
  takeTurn(): AcceptTurn;
  noticeTime(): void;
  logEnd(partition: Partition): number;
  openNumbers(connection: Connection, named: number, remembered: Numbers): Numbers;
  add(connection: Connection, listenEpoch: number): void;
}

/** How a server accepts or refuses a stream: in steps, each of which checks whether the state has changed. */
export class Admission {
  readonly #server: AdmissionHost;
  readonly #connection: Connection;
  readonly #listen: Listen;

  constructor(server: AdmissionHost, connection: Connection, listen: Listen) {
    this.#server = server;
    this.#connection = connection;
    this.#listen = listen;
  }

  /** A server that may lack the newest routing reads it first. */
  begin(): void {
    if (this.#refuseWhileDraining()) return;
    if (!this.#isBehind()) {
      this.#check(() => this.#awaitTurn());
      return;
    }
    this.#server.readRouting(() => {
      if (this.#isBehind()) this.#refuse(unavailable('the newest routing is not known here yet', 500));
      else this.#check(() => this.#awaitTurn());
    });
  }

  #isBehind(): boolean {
    const { ownership, wasSuspended, stage } = this.#server;
    return stage.rules.readsRoutingAgain && (wasSuspended || this.#listen.epoch > ownership.epoch);
  }

  /** Continues when this server owns the partition. */
  #check(next: () => void): void {
    const { ownership } = this.#server;
    const place = placeOf(ownership, this.#connection.client.partition);
    if (place.kind === 'here') next();
    else if (place.kind === 'unassigned') this.#refuse(unavailable('nobody serves the partition', 1_000));
    else {
      const { address } = place.server;
      this.#refuse(new ChatError('wrong-server', 'served elsewhere', { address, epoch: ownership.epoch }));
    }
  }

  #awaitTurn(): void {
    const turn = this.#server.takeTurn();
    if (turn.kind === 'refused') {
      this.#refuse(unavailable('too many devices at once', turn.comeBackMs));
      return;
    }
    this.#server.life.after(turn.afterMs, () => {
      this.#server.stage.witness.gaveTurn(this.#server);
      this.#awaitTail();
    });
  }

  #awaitTail(): void {
    const followed = this.#server.partitions.get(this.#connection.client.partition);
    if (followed === undefined) {
      this.#refuse(unavailable('the partition is not read yet', 1_000));
      return;
    }
    const cursor = this.#listen.cursor ?? 0;
    if (cursor > this.#server.logEnd(this.#connection.client.partition)) {
      this.#refuse(new ChatError('internal', 'the log never ends before a cursor here'));
      return;
    }
    let isOpen = true;
    followed.whenReached(cursor, () => {
      if (!isOpen) return;
      isOpen = false;
      this.#askForWindow();
    });
    if (!isOpen) return;
    this.#server.life.after(waitMs, () => {
      if (!isOpen) return;
      isOpen = false;
      this.#refuse(unavailable('the partition is not read yet', 1_000));
    });
  }

  #askForWindow(): void {
    const { stage, name, redis, life } = this.#server;
    const device = `${this.#connection.client.user}:${this.#connection.client.name}`;
    stage.network.call(
      { from: name, to: 'redis', timeoutMs: redisDeadlineMs },
      () => redis.remembered(device),
      (known) =>
        life.run(() => {
          this.#server.noticeTime();
          this.#acceptStill(known === lost ? new DeviceWindow() : known);
        }),
    );
  }

  /** Checks the conditions again: they may have changed since the beginning. */
  #acceptStill(remembered: Numbers): void {
    if (this.#refuseWhileDraining()) return;
    if (this.#isBehind()) this.begin();
    else this.#check(() => this.#accept(remembered));
  }

  #accept(remembered: Numbers): void {
    const { cursor } = this.#listen;
    const connection = this.#connection;
    const followed = this.#server.partitions.get(connection.client.partition);
    if (followed === undefined || !followed.isWarm || followed.next < (cursor ?? 0)) {
      this.#refuse(unavailable('the partition is not read yet', 1_000));
      return;
    }
    if (!connection.isOpenAtServer) return;
    this.#server.add(connection, this.#listen.epoch);
    const { lineage, last } = this.#server.openNumbers(connection, this.#listen.lineage, remembered);
    const position = cursor === undefined ? followed.next : Math.max(cursor, followed.start);
    connection.lineage = lineage;
    connection.down({
      ready: {
        position: toLong(position),
        lineage: toLong(lineage),
        lastSequence: toLong(last),
        maxOutstanding,
        partition: connection.client.partition,
        epoch: toLong(this.#server.ownership.epoch),
        livePosition: toLong(followed.next),
      },
    });
    followed.catchUp(connection, position);
    followed.connections.add(connection);
  }

  #refuseWhileDraining(): boolean {
    if (this.#server.draining) this.#refuse(unavailable('the server is stopping', 0));
    return this.#server.draining;
  }

  #refuse(error: ChatError): void {
    this.#connection.closeByServer(error);
  }
}

const unavailable = (why: string, retryAfterMs: number) => new ChatError('unavailable', why, { retryAfterMs });
