import { ChatError, toLong, type cecochat, type UserId } from '@cecochat/contracts';
import type { Stage } from '../stage.ts';
import type { Loss, SeenDevice } from '../witness.ts';
import type { StoredRecord } from './kafka.ts';
import type { Random } from './random.ts';

/** How long the two ends of a connection that broke may take to notice, in milliseconds. */
const clientNoticesMs = 4_000;
const serverNoticesMs = 10_000;

/** The device's end of a connection. */
export interface ClientEnd extends SeenDevice {
  onFrame(key: number, frame: cecochat.v1.IChatResponse): void;
  onClosed(key: number, error: ChatError, loss: Loss): void;
}

/** The server's end of a connection. */
export interface ServerEnd {
  readonly name: string;
  /** Runs something as a part of the server's process. */
  enter(what: () => void): void;
  takeSend(
    connection: Connection, send: { readonly lineage: number; readonly sequence: number; readonly receiver: UserId },
  ): void;
  onGone(connection: Connection): void;
}

/** One stream between a device and a server: in order both ways, until it is closed or breaks. */
export class Connection {
  readonly client: ClientEnd;
  readonly server: ServerEnd;
  readonly key: number;
  /** The server has sent `ready`. */
  accepted = false;
  /** The server has redirected the device. */
  told = false;
  /** Lineage of the sequences on it. */
  lineage = 0;
  /** The highest offset sent as progress. */
  progress = 0;
  readonly #stage: Stage;
  readonly #random: Random;
  #clientOpen = true;
  #serverOpen = true;
  #broken = false;
  #lastUpMs = 0;
  #lastDownMs = 0;

  constructor(stage: Stage, random: Random, ends: { client: ClientEnd; server: ServerEnd; key: number }) {
    this.#stage = stage;
    this.#random = random;
    [this.client, this.server, this.key] = [ends.client, ends.server, ends.key];
  }

  get isOpenAtServer(): boolean {
    return this.#serverOpen;
  }

  /** From the device to the server. */
  up(what: () => void): void {
    if (this.#isDisturbed()) return;
    this.#lastUpMs = Math.max(this.#lastUpMs, this.#stage.agenda.nowMs + this.#latencyMs());
    this.#stage.agenda.at(this.#lastUpMs, () => {
      if (!this.#broken) this.server.enter(() => this.#serverOpen && what());
    });
  }

  /** From the server to the device. */
  down(frame: cecochat.v1.IChatResponse): void {
    if (!this.#serverOpen) return;
    this.#deliver(() => this.client.onFrame(this.key, frame));
  }

  deliver(offset: number, record: StoredRecord): void {
    this.down({ delivery: { offset: toLong(offset), event: record.event } });
  }

  closeByServer(error: ChatError): void {
    if (!this.#serverOpen) return;
    this.#serverOpen = false;
    this.server.onGone(this);
    this.#deliver(() => this.#endAtClient(error, 'server'));
  }

  /** The server's process ended, and its system closes the connection. */
  die(): void {
    this.#serverOpen = false;
    this.#deliver(() => this.#endAtClient(unavailable('the server is gone'), 'death'));
  }

  closeByClient(): void {
    this.#clientOpen = false;
    this.up(() => this.#endAtServer());
  }

  /** The network between the two ends fails: nothing arrives any more, and each end notices eventually. */
  breakOff(): void {
    if (this.#broken) return;
    this.#broken = true;
    this.#stage.agenda.after(this.#random.between(0, clientNoticesMs), () =>
      this.#endAtClient(unavailable('the connection broke'), 'network'),
    );
    this.#stage.agenda.after(this.#random.between(0, serverNoticesMs), () =>
      this.server.enter(() => this.#endAtServer()),
    );
  }

  #deliver(what: () => void): void {
    if (this.#isDisturbed()) return;
    this.#lastDownMs = Math.max(this.#lastDownMs, this.#stage.agenda.nowMs + this.#latencyMs());
    this.#stage.agenda.at(this.#lastDownMs, () => {
      if (this.#clientOpen && !this.#broken) what();
    });
  }

  #isDisturbed(): boolean {
    if (this.#stage.network.isCut(this.client.site, this.server.name)) this.breakOff();
    return this.#broken;
  }

  #endAtClient(error: ChatError, loss: Loss): void {
    if (!this.#clientOpen) return;
    this.#clientOpen = false;
    this.client.onClosed(this.key, error, loss);
  }

  #endAtServer(): void {
    if (!this.#serverOpen) return;
    this.#serverOpen = false;
    this.server.onGone(this);
  }

  #latencyMs(): number {
    return this.#stage.network.latencyMs(this.client.site, this.server.name);
  }
}

const unavailable = (why: string) => new ChatError('unavailable', why);
