import { lineageAt, lineageFrom, type Lineage, type MessageId, type Sequence } from '@cecochat/contracts';
import { withDeadline } from '@cecochat/runtime';
import type { Redis, Result } from 'ioredis';
import { claimScript } from './claim-script.ts';
import type { MessageIds } from './message-ids.ts';
import { maxSkip, windowSize, type Claim, type SendIdentity } from './device-window.ts';

declare module 'ioredis' {
  interface RedisCommander<Context> {
    claimSequences(keyCount: number, ...keysAndArgs: (string | number)[]): Result<string[], Context>;
  }
}

/** Sends of one device that want ids. */
export interface ClaimRequest {
  /** `<user>:<device>`. */
  readonly device: string;
  /** The lineage of the sequences as the server has it; undefined where it has none. */
  readonly lineage: Lineage | undefined;
  /** Whether the device named the lineage itself. */
  readonly isNamed: boolean;
  /** By sequence, ascending. */
  readonly sends: readonly SendIdentity[];
}

/** The state of a device in Redis. */
export interface Remembered {
  readonly lineage: Lineage;
  /** Highest sequence accepted; undefined where that cannot be read. */
  readonly last: Sequence | undefined;
}

/** `failed`: Redis gave no usable answer for this device; its answers for other devices still count. */
export type MadeClaim = Claim | { readonly kind: 'failed' };

const badWindows: Readonly<Record<string, BadWindow>> = { '!': 'unreadable', '^': 'ahead' };
const refusals: Readonly<Record<string, 'behind' | 'reused' | 'ahead'>> = {
  '-': 'behind',
  '=': 'reused',
  '>': 'ahead',
};

const keyOf = (device: string) => `dedupe:${device}`;
const namesKey = 'devices:';

/** Names of devices of a user that are remembered. */
export const maxDeviceNames = 64;
/** A device that has sent once is remembered for this long at most. */
const onceExpiryMs = 3_600_000;

/** Deadline of a call to Redis; a send proceeds without Redis after it. */
const deadlineMs = 500;
const maxRounds = 4;
/**
 * Devices of one call: a call for each would cost this server more than everything else of a send, and Redis does
 * nothing else meanwhile.
 */
const devicesAtOnce = 50;

/**
 * - unreadable: the value of a key was invalid, and was dropped
 * - ahead: its highest id was made by a clock that was ahead, and is not looked at any more
 */
export type BadWindow = 'unreadable' | 'ahead';

export interface ClaimsParts {
  readonly redis: Redis;
  /** How long the window of a silent device is remembered. */
  readonly expiryMs: number;
  readonly ids: Pick<MessageIds, 'next' | 'observe' | 'ceiling'>;
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
  readonly onBad: (device: string, what: BadWindow) => void;
}

/** The windows of all devices, in Redis: a resend gets the same message id on whichever server it arrives. */
export class Claims {
  readonly #parts: ClaimsParts;

  constructor(parts: ClaimsParts) {
    this.#parts = parts;
    parts.redis.defineCommand('claimSequences', { lua: claimScript });
  }

  /** The claims of each request, in order. Throws when Redis does not answer, with nothing known about what it did. */
  async claim(requests: readonly ClaimRequest[]): Promise<MadeClaim[][]> {
    const all: OpenRequest[] = requests.map((request) => ({ request, done: [] }));
    let open = all;
    for (let round = 0; round < maxRounds && open.length > 0; round++) {
      await this.#round(open);
      open = open.filter(({ request, done }) => done.length < request.sends.length);
    }
    for (const { request, done } of open) while (done.length < request.sends.length) done.push({ kind: 'failed' });
    return all.map(({ done }) => done);
  }

  /** Undefined where nothing is known of the device. */
  async remembered(device: string): Promise<Remembered | undefined> {
    const [lineage = 0, last = 0] = (await answered(this.#parts.redis.hmget(keyOf(device), 'lineage', 'last'))).map(
      Number,
    );
    const isKnown = isNumber(lineage) && lineage <= this.latestLineage;
    return isKnown ? { lineage: lineage as Lineage, last: isNumber(last) ? (last as Sequence) : undefined } : undefined;
  }

  /**
   * A device may be ahead of the clocks by as long as it is remembered: by then the lineages that begin are above its
   * own.
   */
  get latestLineage(): Lineage {
    return lineageAt(this.#parts.clock() + this.#parts.expiryMs);
  }

  async #round(open: readonly OpenRequest[]): Promise<void> {
    const calls: Promise<void>[] = [];
    for (let from = 0; from < open.length; from += devicesAtOnce)
      calls.push(this.#call(open.slice(from, from + devicesAtOnce)));
    await answered(Promise.all(calls));
  }

  async #call(open: readonly OpenRequest[]): Promise<void> {
    const { redis, expiryMs, ids } = this.#parts;
    const args: (string | number)[] = [
      windowSize,
      expiryMs,
      ids.ceiling.toString(),
      this.latestLineage,
      maxSkip,
      Math.min(expiryMs, onceExpiryMs),
      this.#parts.clock(),
      maxDeviceNames,
    ];
    const candidates = open.map((each) => this.#candidatesOf(each));
    open.forEach((each, index) => args.push(wordsOf(each, candidates[index] ?? [])));
    const keys = open.map(({ request }) => keyOf(request.device));
    const answers = await redis.claimSequences(keys.length + 1, ...keys, namesKey, ...args);
    open.forEach(({ request, done }, index) => {
      const [note = '', own = '', ...words] = answers[index]?.split(' ') ?? [];
      const what = badWindows[note];
      if (what !== undefined) this.#parts.onBad(request.device, what);
      this.#readAnswers(done, Number(own) as Lineage, words, candidates[index] ?? []);
    });
  }

  #candidatesOf({ request: { sends }, done }: OpenRequest): MessageId[] {
    const candidates: MessageId[] = [];
    while (done.length + candidates.length < sends.length) candidates.push(this.#parts.ids.next());
    return candidates;
  }

  #readAnswers(
    done: MadeClaim[], lineage: Lineage, answers: readonly string[], candidates: readonly MessageId[],
  ): void {
    answers.forEach((answer, index) => {
      const refused = refusals[answer.charAt(0)];
      if (answer.startsWith('+')) this.#parts.ids.observe(BigInt(answer.slice(1)) as MessageId);
      else if (refused !== undefined) done.push({ kind: refused, last: Number(answer.slice(1)) as Sequence });
      else {
        const id = BigInt(answer) as MessageId;
        done.push({ kind: id === candidates[index] ? 'accepted' : 'repeated', id, lineage });
      }
    });
  }
}

interface OpenRequest {
  readonly request: ClaimRequest;
  readonly done: MadeClaim[];
}

/** The question of a device for the script, with the candidates for its sends that have no claim yet. */
function wordsOf(
  { request: { lineage, isNamed, sends }, done }: OpenRequest, candidates: readonly MessageId[],
): string {
  const [first] = candidates;
  let words = `${lineage ?? (first === undefined ? 0 : lineageFrom(first))} ${originOf(lineage, isNamed)}`;
  candidates.forEach((id, index) => {
    const { sequence, digest } = sends[done.length + index] as SendIdentity;
    words += ` ${sequence} ${digest} ${id}`;
  });
  return words;
}

const isNumber = (value: number) => Number.isSafeInteger(value) && value > 0;

function originOf(lineage: Lineage | undefined, isNamed: boolean): 'named' | 'known' | 'fresh' {
  if (lineage === undefined) return 'fresh';
  return isNamed ? 'named' : 'known';
}

const answered = <T>(answer: Promise<T>): Promise<T> =>
  withDeadline(answer, deadlineMs, () => new Error(`redis did not answer within ${deadlineMs} ms`));
