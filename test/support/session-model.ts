import {
  ChatError, epoch, messageId, offset, partition, sequence, textContent, textOf, toLong, userId, type cecochat, type UserId,
} from '@cecochat/contracts';
import { defaultPolicy, newSession, step } from '../../client/session/index.ts';
import type { GroupGap, HistoryGap, Input, Output, OutgoingSend, ReceivedEvent, Remembered, SessionState, TimerName } from '../../client/session/index.ts';
import { sentText } from './sent-text.ts';

/** A repeatable source of chance: mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What may go wrong, as a chance per decision. */
export interface Faults {
  /** A stream breaks with whatever is on its way, both ways. */
  readonly breaks: number;
  readonly lookupFails: number;
  readonly historyFails: number;
  /** The server loses its record of earlier sends, so that a resend is written a second time under a new id. */
  readonly forgets: number;
  /** The device's process ends and starts again from what it remembers. */
  readonly crashes: number;
  /** The device's process ends and another one starts under its name, with the cursor but without the numbers. */
  readonly amnesia: number;
  readonly refuses: number;
  readonly moves: number;
  readonly tokenExpires: number;
}

export const noFaults: Faults = {
  breaks: 0, lookupFails: 0, historyFails: 0, forgets: 0, crashes: 0, amnesia: 0, refuses: 0, moves: 0, tokenExpires: 0,
};

interface Logged {
  readonly sender: UserId;
  readonly device: string;
  readonly lineage: number;
  readonly sequence: number;
  readonly id: number;
  readonly text: string;
}

/** What the platform remembers of the device's sends. */
interface KnownSends {
  readonly lineage: number;
  readonly sends: Map<number, { readonly id: number; readonly text: string }>;
}

interface ServerStream {
  readonly key: number;
  alive: boolean;
  /** The server has sent `ready`. */
  open: boolean;
  /** The device was redirected. */
  moving: boolean;
  /** Offset of the next record to deliver. */
  at: number;
  outstanding: number;
  /** What the sequences on the stream belong to. */
  lineage: number;
}

export const me = userId(1);
export const myDevice = 'mine';
export const maxOutstanding = 8;
const other = userId(2);

/**
 * One device, its network and its platform, in virtual time: a log, a tail that reaches back only so far, history with a
 * watermark that lags, sends that are written late and out of sight of the stream they came by.
 */
export class SessionModel {
  readonly log: Logged[] = [];
  readonly groupGaps: GroupGap[] = [];
  readonly emitted: ReceivedEvent[] = [];
  /** Texts of events, and gaps as `from..to`, in the order in which the session reported them. */
  readonly told: string[] = [];
  readonly acked = new Map<string, number>();
  readonly failed: { readonly send: OutgoingSend; readonly error: ChatError }[] = [];
  readonly submitted: string[] = [];
  readonly statuses: string[] = [];
  ended: { readonly error: ChatError | undefined } | undefined;
  opened = 0;
  /** Servers refuse every stream, as one does that is not ready for it. */
  refusesToOpen = false;
  /** Breaches of the protocol by the device. */
  readonly offences: string[] = [];
  faults: Faults;
  tailLength: number;
  watermarkLag: number;
  /** Offsets that history lacks, in order. */
  gaps: readonly HistoryGap[] = [];
  state: SessionState;
  readonly #random: () => number;
  #nowMs = 0;
  #order = 0;
  #agenda: { readonly atMs: number; readonly order: number; readonly run: () => void }[] = [];
  readonly #timers = new Map<TimerName, { readonly cancelled: { value: boolean } }>();
  readonly #streams = new Map<number, ServerStream>();
  #known: KnownSends | undefined;
  #pipeline: { readonly stream: ServerStream; readonly lineage: number; readonly sequence: number; readonly id: number; readonly text: string }[] = [];
  /** Sends of processes that ended without knowing what became of them. */
  readonly abandoned = new Set<string>();
  #nextId = 1;
  readonly #refused = new Map<string, boolean>();
  #otherSequence = 0;
  #epoch = 1;
  #tokenValid = true;
  /** Things on their way to a device whose process ended do not arrive. */
  #life = 0;

  constructor(seed: number, options: { faults: Faults; tailLength: number; watermarkLag: number; logged: number; cursor?: number }) {
    this.#random = seededRandom(seed);
    this.faults = options.faults;
    this.tailLength = options.tailLength;
    this.watermarkLag = options.watermarkLag;
    for (let count = 0; count < options.logged; count++) this.#otherWrites();
    this.state = this.#newState({
      cursor: options.cursor === undefined ? undefined : offset(options.cursor),
      lineage: undefined, nextSequence: sequence(1), unacknowledged: [], seen: [], seenGroups: [],
    });
    this.input({ kind: 'start' });
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  /** Runs what is due until the time is over. */
  run(durationMs: number): void {
    const untilMs = this.#nowMs + durationMs;
    for (;;) {
      this.#agenda.sort((a, b) => a.atMs - b.atMs || a.order - b.order);
      const next = this.#agenda[0];
      if (next === undefined || next.atMs > untilMs) break;
      this.#agenda.shift();
      this.#nowMs = next.atMs;
      next.run();
    }
    this.#nowMs = untilMs;
  }

  send(text: string): void {
    this.submitted.push(text);
    this.input({ kind: 'send', target: { receiver: other }, content: textContent(text), ticket: this.submitted.length });
  }

  otherSends(): void {
    this.#otherWrites();
    this.#deliver();
  }

  breakStreams(error = new ChatError('unavailable', 'the connection broke')): void {
    for (const stream of this.#streams.values()) if (stream.alive) this.#close(stream, error);
  }

  crash(): void {
    const { outgoing, seen, cursor } = this.state;
    this.#restart({
      cursor, lineage: outgoing.lineage, nextSequence: outgoing.nextSequence, unacknowledged: outgoing.all().map((send) => ({ ...send })), seen: seen.highWaters(),
      seenGroups: seen.groupHighWaters(),
    });
  }

  /** The device's process ends; the next one under its name begins with sequence 1. */
  loseNumbers(): void {
    const { outgoing, seen, cursor } = this.state;
    for (const send of outgoing.all()) this.abandoned.add(sentText(send));
    this.#restart({ cursor, lineage: undefined, nextSequence: sequence(1), unacknowledged: [], seen: seen.highWaters(), seenGroups: seen.groupHighWaters() });
  }

  #restart(remembered: Remembered): void {
    this.#life++;
    this.#timers.clear();
    for (const stream of this.#streams.values()) stream.alive = false;
    this.state = this.#newState(remembered);
    this.input({ kind: 'start' });
  }

  forget(): void {
    this.#known = undefined;
  }

  move(): void {
    this.#epoch++;
    for (const stream of this.#streams.values()) {
      stream.moving = true;
      this.#toDevice(stream, { moved: { address: `server-${this.#epoch}`, epoch: toLong(this.#epoch), spreadMilliseconds: 50 } });
    }
  }

  /** Only while the device is connected: a token that never worked is another matter. */
  expireToken(): void {
    if (this.state.stream?.ready === undefined) return;
    this.#tokenValid = false;
    this.breakStreams(new ChatError('unauthenticated', 'the token has expired'));
  }

  input(input: Input): void {
    const world = { nowMs: this.#nowMs, random: this.#random };
    for (const output of step(this.state, input, world)) this.#perform(output);
  }

  #newState(remembered: Remembered): SessionState {
    const policy = { ...defaultPolicy, historyPage: 16, maxBufferedFrames: 12 };
    return newSession({ user: me, device: myDevice, canRefresh: true, policy }, remembered);
  }

  #perform(output: Output): void {
    switch (output.kind) {
      case 'lookup': return this.#answerLookup();
      case 'open-stream': return this.#openStream(output);
      case 'send-frame': return this.#takeFrame(output.key, output.send);
      case 'close-stream': {
        const stream = this.#streams.get(output.key);
        if (stream !== undefined) stream.alive = false;
        return;
      }
      case 'read-history': return this.#answerHistory(output.read, output.cursor, output.count);
      case 'refresh-token':
        this.#later(() => {
          this.#tokenValid = true;
          this.input({ kind: 'token-refreshed' });
        });
        return;
      case 'set-timer': return this.#setTimer(output.timer, output.delayMs);
      case 'clear-timer': return this.#clearTimer(output.timer);
      case 'emit':
        this.emitted.push(output.event);
        this.told.push(textOf(output.event) ?? '');
        return;
      case 'gap':
        this.told.push(`${output.gap.from}..${output.gap.to}`);
        return;
      case 'group-gap':
        this.groupGaps.push(output.gap);
        return;
      case 'acked':
        this.acked.set(sentText(output.send), (this.acked.get(sentText(output.send)) ?? 0) + 1);
        return;
      case 'failed':
        this.failed.push(output);
        return;
      case 'status':
        this.statuses.push(output.status);
        return;
      case 'ended':
        this.ended = output;
        return;
      case 'unreadable':
        this.offences.push(`unreadable ${output.offset}`);
    }
  }

  #later(run: () => void, maxMs = 20): void {
    const life = this.#life;
    const atMs = this.#nowMs + this.#random() * maxMs;
    this.#agenda.push({ atMs, order: this.#order++, run: () => { if (life === this.#life) run(); } });
  }

  #setTimer(timer: TimerName, delayMs: number): void {
    this.#clearTimer(timer);
    const cancelled = { value: false };
    const life = this.#life;
    this.#timers.set(timer, { cancelled });
    this.#agenda.push({
      atMs: this.#nowMs + delayMs, order: this.#order++,
      run: () => { if (!cancelled.value && life === this.#life) this.input({ kind: 'timer', timer }); },
    });
  }

  #clearTimer(timer: TimerName): void {
    const set = this.#timers.get(timer);
    if (set !== undefined) set.cancelled.value = true;
    this.#timers.delete(timer);
  }

  #answerLookup(): void {
    const fails = this.chance(this.faults.lookupFails);
    this.#later(() => {
      if (!this.#tokenValid) this.input({ kind: 'lookup-failed', error: new ChatError('unauthenticated', 'the token has expired') });
      else if (fails) this.input({ kind: 'lookup-failed', error: new ChatError('unavailable', 'connect is away') });
      else {
        const route = { address: `server-${this.#epoch}`, historyAddress: 'history', partition: partition(0), epoch: epoch(this.#epoch) };
        this.input({ kind: 'lookup-answered', route });
      }
    });
  }

  #openStream({ key, address, cursor, lineage }: Extract<Output, { kind: 'open-stream' }>): void {
    for (const [other, { alive, moving }] of this.#streams) {
      if (!alive) this.#streams.delete(other);
      else if (!moving) this.offences.push('a second stream');
    }
    if (this.#streams.size > 1) this.offences.push('a third stream');
    const stream: ServerStream = { key, alive: true, open: false, moving: false, at: 0, outstanding: 0, lineage: 0 };
    this.#streams.set(key, stream);
    this.#later(() => {
      if (!stream.alive) return;
      if (!this.#tokenValid) {
        this.#close(stream, new ChatError('unauthenticated', 'the token has expired'));
        return;
      }
      if (this.refusesToOpen) {
        this.#close(stream, new ChatError('unavailable', 'not yet'));
        return;
      }
      if (address !== `server-${this.#epoch}`) {
        this.#close(stream, new ChatError('wrong-server', 'served elsewhere', { address: `server-${this.#epoch}`, epoch: this.#epoch }));
        return;
      }
      this.opened++;
      stream.open = true;
      const end = this.log.length;
      const tailStart = Math.max(end - this.tailLength, 0);
      stream.at = cursor !== undefined && cursor > end ? tailStart : Math.max(cursor ?? end, tailStart);
      if (lineage === undefined || lineage < (this.#known?.lineage ?? 0)) stream.lineage = this.#known?.lineage ?? this.#nextId++;
      else stream.lineage = lineage;
      const last = stream.lineage === this.#known?.lineage ? Math.max(0, ...this.#known.sends.keys()) : 0;
      const ready: cecochat.v1.IReady = {
        position: toLong(stream.at), lineage: toLong(stream.lineage), lastSequence: toLong(last), maxOutstanding, partition: 0, epoch: toLong(this.#epoch), livePosition: toLong(end),
      };
      this.#toDevice(stream, { ready });
      this.#deliverTo(stream);
    });
  }

  #takeFrame(key: number, send: OutgoingSend): void {
    const stream = this.#streams.get(key);
    const { sequence: number } = send;
    const text = sentText(send);
    this.#inOrder(`up ${key}`, () => {
      if (stream?.alive !== true) return;
      if (this.chance(this.faults.breaks)) {
        this.#close(stream, new ChatError('unavailable', 'the connection broke'));
        return;
      }
      if (++stream.outstanding > maxOutstanding) this.offences.push('too many outstanding');
      if (this.#isRefused(text)) {
        stream.outstanding--;
        this.#toDevice(stream, { rejected: { sequence: toLong(number), code: 'invalid-argument', field: 'receiver', message: 'no' } });
        return;
      }
      if (this.chance(this.faults.forgets)) this.forget();
      if (this.#known === undefined || this.#known.lineage < stream.lineage) this.#known = { lineage: stream.lineage, sends: new Map() };
      const { sends } = this.#known;
      const { id, text: before } = sends.get(number) ?? { id: this.#nextId++, text };
      if (this.#known.lineage > stream.lineage || before !== text) {
        stream.outstanding--;
        this.#toDevice(stream, { rejected: { sequence: toLong(number), code: 'sequence-reused', field: 'sequence', message: 'no', lastSequence: toLong(Math.max(...sends.keys())) } });
        return;
      }
      sends.set(number, { id, text });
      this.#pipeline.push({ stream, lineage: stream.lineage, sequence: number, id, text });
      this.#afterwards(() => this.#writeOne(), 30);
    });
  }

  /** The refusal depends on the text of a send: it is the same each time. */
  #isRefused(text: string): boolean {
    const refused = this.#refused.get(text) ?? this.chance(this.faults.refuses);
    this.#refused.set(text, refused);
    return refused;
  }

  /** Writes the oldest send of the pipeline, whatever became of its stream. */
  #writeOne(): void {
    const send = this.#pipeline.shift();
    if (send === undefined) return;
    this.log.push({ sender: me, device: myDevice, lineage: send.lineage, sequence: send.sequence, id: send.id, text: send.text });
    const { stream } = send;
    stream.outstanding--;
    const ack = () => this.#toDevice(stream, { acked: { acks: [{ sequence: toLong(send.sequence), messageId: toLong(send.id) }] } });
    // An ack and the delivery of a send come in any order.
    const ackFirst = this.chance(0.5);
    if (ackFirst) ack();
    this.#deliver();
    if (!ackFirst) ack();
  }

  /** Happens even when the device's process ends meanwhile. */
  #afterwards(run: () => void, maxMs: number): void {
    this.#agenda.push({ atMs: this.#nowMs + this.#random() * maxMs, order: this.#order++, run });
  }

  #answerHistory(read: number, cursor: number, count: number): void {
    const fails = this.chance(this.faults.historyFails);
    this.#later(() => {
      if (fails) {
        this.input({ kind: 'history-failed', read, error: new ChatError('unavailable', 'history is away') });
        return;
      }
      const watermark = Math.max(0, this.log.length - this.watermarkLag);
      this.watermarkLag = Math.max(0, this.watermarkLag - 5);
      const end = Math.min(cursor + count, watermark);
      const isLost = (at: number) => this.gaps.some(({ from, to }) => from <= at && at < to);
      const found = this.log.slice(cursor, Math.max(cursor, end)).map((_, index) => cursor + index).filter((at) => !isLost(at));
      const nextCursor = offset(Math.max(cursor, end));
      const gaps = this.gaps
        .map(({ from, to }) => ({ from: offset(Math.max(from, cursor)), to: offset(Math.min(to, nextCursor)) }))
        .filter(({ from, to }) => from < to);
      const page = { events: found.map((at) => this.#stored(at)), nextCursor, watermark: offset(watermark), gaps };
      this.input({ kind: 'history-page', read, page });
    });
  }

  #deliver(): void {
    for (const stream of this.#streams.values()) this.#deliverTo(stream);
  }

  #deliverTo(stream: ServerStream): void {
    if (!stream.alive || !stream.open) return;
    while (stream.at < this.log.length) this.#toDevice(stream, { delivery: this.#stored(stream.at++) });
    this.#toDevice(stream, { progress: { offset: toLong(stream.at) } });
  }

  #toDevice(stream: ServerStream, frame: cecochat.v1.IChatResponse): void {
    this.#inOrder(`down ${stream.key}`, () => {
      if (!stream.alive) return;
      if (this.chance(this.faults.breaks)) this.#close(stream, new ChatError('unavailable', 'the connection broke'));
      else this.input({ kind: 'frame', key: stream.key, frame });
    });
  }

  readonly #lastAt = new Map<string, number>();

  /** Frames of one direction on one stream stay in order. */
  #inOrder(way: string, run: () => void): void {
    const life = this.#life;
    const atMs = Math.max(this.#lastAt.get(way) ?? 0, this.#nowMs + this.#random() * 10);
    this.#lastAt.set(way, atMs);
    this.#agenda.push({ atMs, order: this.#order++, run: () => { if (life === this.#life) run(); } });
  }

  #close(stream: ServerStream, error: ChatError): void {
    stream.alive = false;
    this.#later(() => this.input({ kind: 'stream-closed', key: stream.key, error }));
  }

  #stored(at: number): cecochat.v1.IStoredEvent {
    const { sender, device, lineage, sequence: number, id, text } = this.log[at] ?? { sender: other, device: '', lineage: 0, sequence: 0, id: 0, text: '' };
    const receiver = sender === me ? other : me;
    return {
      offset: toLong(at),
      event: {
        messageId: toLong(messageId(id)), sender: toLong(sender), device, lineage: toLong(lineage), sequence: toLong(number), receiver: toLong(receiver), text: { text },
      },
    };
  }

  #otherWrites(): void {
    const number = ++this.#otherSequence;
    this.log.push({ sender: other, device: 'theirs', lineage: 1, sequence: number, id: this.#nextId++, text: `theirs ${number}` });
  }
}

