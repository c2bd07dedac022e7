import { ChatError, sequence, textContent, toLong, toNumber, type cecochat, type Partition, type UserId } from '@cecochat/contracts';
import {
  defaultPolicy,
  newSession,
  type HistoryPage,
  type Input,
  type Output,
  type ReceivedEvent,
  type SessionState,
  type TimerName,
} from '../../../client/session/index.ts';
import type { DevicePlan } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import type { Loss } from '../witness.ts';
import { Connection, type ClientEnd } from './connection.ts';
import type { Connect } from './connect.ts';
import type { Kafka } from './kafka.ts';
import { lost } from './network.ts';
import type { Random } from './random.ts';
import type { Runner } from './runner.ts';

const content = textContent('text');

const lookupTimeoutMs = 3_000;
const historyTimeoutMs = 3_000;

interface Parts {
  readonly stage: Stage;
  readonly kafka: Kafka;
  readonly connect: Connect;
  readonly runner: Runner;
}

type Handlers = { readonly [Kind in Output['kind']]: (output: Extract<Output, { kind: Kind }>) => void };

/** The shell of a client session around its machine. */
export class Device implements ClientEnd {
  readonly site: string;
  readonly user: UserId;
  readonly name: string;
  readonly partition: Partition;
  readonly plan: DevicePlan;
  readonly state: SessionState;
  readonly #stage: Stage;
  readonly #parts: Parts;
  readonly #random: Random;
  /** Those on which the server has sent `ready`, by key. */
  readonly #ready = new Map<number, Connection>();
  /** The last frame refused a send such that the stream has to be opened again. */
  #wasRejected = false;
  readonly #connections = new Map<number, Connection>();
  readonly #timers = new Map<TimerName, number>();
  #timer = 0;
  #tickets = 0;

  constructor(parts: Parts, plan: DevicePlan, index: number) {
    this.#parts = parts;
    this.#stage = parts.stage;
    this.plan = plan;
    this.site = `device-${index}`;
    [this.user, this.name] = [plan.user, plan.name];
    this.partition = parts.stage.scenario.homes.get(plan.user) ?? (0 as Partition);
    this.#random = parts.stage.randomOf(this.site);
    const policy = { ...defaultPolicy, historyPage: 16 };
    const remembered = {
      cursor: undefined, lineage: undefined, nextSequence: sequence(1), unacknowledged: [], seen: [], seenGroups: [],
    };
    this.state = newSession({ user: plan.user, device: plan.name, canRefresh: false, policy }, remembered);
    this.#stage.agenda.at(plan.startsAtMs, () => {
      this.#input({ kind: 'start' });
      this.#sendLater();
    });
  }

  get lineage(): number | undefined {
    return this.state.outgoing.lineage;
  }

  /** The device is at rest: live, caught up, and without waiting sends. */
  get isContent(): boolean {
    return this.state.status === 'live' && this.state.outgoing.length === 0 && this.state.moved === undefined;
  }

  /** The server that the device listens to, if it is live. */
  get server(): string | undefined {
    return this.state.stream === undefined ? undefined : this.#ready.get(this.state.stream.key)?.server.name;
  }

  onFrame(key: number, frame: cecochat.v1.IChatResponse): void {
    if (frame.ready) this.#noteReady(key, frame.ready);
    if (frame.moved)
      this.#stage.timeline.note(
        () => `${this.site} is told to move to ${frame.moved?.address}, epoch ${toNumber(frame.moved?.epoch)}`,
      );
    this.#wasRejected = frame.rejected?.code === 'unavailable' || frame.rejected?.code === 'overloaded';
    this.#input({ kind: 'frame', key, frame });
    this.#wasRejected = false;
  }

  onClosed(key: number, error: ChatError, loss: Loss): void {
    this.#connections.delete(key);
    const wasReady = this.#ready.delete(key);
    this.#stage.timeline.note(() => `${this.site} stream ${key} ends (${loss}): ${error.code}, ${error.message}`);
    if (wasReady) this.#stage.witness.lost(this, loss, this.#ready.size);
    this.#input({ kind: 'stream-closed', key, error });
  }

  /** The network between the device and a server fails. */
  breakOff(server?: string): void {
    for (const connection of this.#connections.values())
      if (server === undefined || connection.server.name === server) connection.breakOff();
  }

  #noteReady(key: number, ready: cecochat.v1.IReady): void {
    const connection = this.#connections.get(key);
    if (connection === undefined) return;
    this.#ready.set(key, connection);
    this.#stage.timeline.note(
      () => `${this.site} stream ${key} to ${connection.server.name} is ready at epoch ${toNumber(ready.epoch)}`,
    );
    this.#stage.witness.opened(this, {
      server: connection.server.name, epoch: toNumber(ready.epoch), position: toNumber(ready.position),
    });
  }

  #sendLater(): void {
    this.#stage.agenda.after(this.#random.between(0.2, 1.8) * this.plan.sendEveryMs, () => {
      if (this.#stage.agenda.nowMs > this.#stage.scenario.sendsUntilMs) return;
      const receiver = this.#random.pick(this.#stage.scenario.users);
      this.#input({ kind: 'send', target: { receiver }, content, ticket: ++this.#tickets });
      this.#sendLater();
    });
  }

  #input(input: Input): void {
    const world = { nowMs: this.#stage.agenda.nowMs, random: this.#random.next };
    for (const output of this.#stage.rules.stepSession(this.state, input, world)) this.#perform(output);
  }

  #perform<Kind extends Output['kind']>(output: Extract<Output, { kind: Kind }>): void {
    (this.#handlers[output.kind] as (output: Output) => void)(output);
  }

  readonly #handlers: Handlers = {
    lookup: () => this.#lookUp(),
    'open-stream': (output) => this.#open(output),
    'send-frame': ({ key, send }) => {
      const { sequence: number, target: { receiver = this.user } } = send;
      const connection = this.#connections.get(key);
      connection?.up(() =>
        connection.server.takeSend(connection, { lineage: connection.lineage, sequence: number, receiver }),
      );
    },
    'close-stream': ({ key }) => {
      const connection = this.#connections.get(key);
      this.#connections.delete(key);
      if (this.#ready.delete(key))
        this.#stage.witness.left(this, { wasRejected: this.#wasRejected, others: this.#ready.size });
      this.#stage.timeline.note(() => `${this.site} closes stream ${key}`);
      connection?.closeByClient();
    },
    'read-history': ({ read, cursor, count }) => this.#readHistory(read, cursor, count),
    'refresh-token': () =>
      this.#input({ kind: 'token-failed', error: new ChatError('unauthenticated', 'there is no other token') }),
    'set-timer': ({ timer, delayMs }) => this.#setTimer(timer, delayMs),
    'clear-timer': ({ timer }) => this.#timers.delete(timer),
    emit: ({ event }) => this.#emit(event),
    'send-receipt': () => undefined,
    'emit-receipt': () => undefined,
    'send-typing': () => undefined,
    'emit-typing': () => undefined,
    'send-watch': () => undefined,
    'send-activity': () => undefined,
    'emit-presence': () => undefined,
    'watch-refused': () => undefined,
    'emit-repeat': () => undefined,
    unreadable: ({ offset, reason }) =>
      this.#stage.witness.fail('every event can be read', `${this.site} at offset ${offset}: ${reason}`),
    gap: ({ gap }) => this.#stage.witness.fail('history has no gaps', `${this.site} at offset ${gap.from}`),
    'group-gap': ({ gap }) => this.#stage.witness.fail('history has no gaps', `${this.site} in group ${gap.group}`),
    acked: ({ send }) => this.#stage.witness.acknowledged(this, send),
    failed: ({ send, error }) => this.#stage.witness.refused(this, send, error),
    status: () => undefined,
    ended: ({ error }) =>
      this.#stage.witness.fail('a session does not end by itself', `${this.site}: ${error?.code}, ${error?.message}`),
  };

  #emit(event: ReceivedEvent): void {
    this.#stage.witness.shown(this, event);
  }

  #lookUp(): void {
    const link = { from: this.site, to: 'connect', timeoutMs: lookupTimeoutMs };
    this.#stage.network.call(
      link,
      () => this.#parts.connect.lookUp(this),
      (answer) => {
        if (answer === lost)
          this.#input({ kind: 'lookup-failed', error: new ChatError('unavailable', 'connect does not answer') });
        else if (answer instanceof ChatError) this.#input({ kind: 'lookup-failed', error: answer });
        else this.#input({ kind: 'lookup-answered', route: answer });
      },
    );
  }

  #open({ key, address, epoch, cursor, lineage = 0 as never }: Extract<Output, { kind: 'open-stream' }>): void {
    const server = this.#parts.runner.serverAt(address);
    this.#stage.timeline.note(() => `${this.site} opens stream ${key} to ${address}, epoch ${epoch}, cursor ${cursor}`);
    if (server === undefined || this.#stage.network.isCut(this.site, server.name)) {
      const afterMs = server === undefined ? this.#random.between(1, 5) : this.#random.between(1_000, 4_000);
      this.#stage.agenda.after(afterMs, () =>
        this.onClosed(key, new ChatError('unavailable', 'nobody answers'), 'network'),
      );
      return;
    }
    const connection = new Connection(this.#stage, this.#random, { client: this, server, key });
    this.#connections.set(key, connection);
    connection.up(() => server.listen(connection, { epoch, cursor, lineage }));
  }

  #readHistory(read: number, cursor: number, count: number): void {
    const link = { from: this.site, to: 'history', timeoutMs: historyTimeoutMs };
    this.#stage.network.call(
      link,
      () => this.#page(cursor, count),
      (page) => {
        if (page === lost)
          this.#input({ kind: 'history-failed', read, error: new ChatError('unavailable', 'history does not answer') });
        else this.#input({ kind: 'history-page', read, page });
      },
    );
  }

  #page(cursor: number, count: number): HistoryPage {
    const { logs, watermarks } = this.#parts.kafka;
    const watermark = watermarks[this.partition] ?? 0;
    const events: cecochat.v1.IStoredEvent[] = [];
    let offset = cursor;
    for (; offset < watermark && events.length < count; offset++) {
      const record = logs[this.partition]?.[offset];
      if (record?.sender === this.user || record?.receiver === this.user)
        events.push({ offset: toLong(offset), event: record.event });
    }
    return {
      events,
      nextCursor: offset as HistoryPage['nextCursor'],
      watermark: watermark as HistoryPage['watermark'],
      gaps: [],
    };
  }

  #setTimer(timer: TimerName, delayMs: number): void {
    const id = ++this.#timer;
    this.#timers.set(timer, id);
    this.#stage.agenda.after(delayMs, () => {
      if (this.#timers.get(timer) !== id) return;
      this.#timers.delete(timer);
      this.#input({ kind: 'timer', timer });
    });
  }
}
