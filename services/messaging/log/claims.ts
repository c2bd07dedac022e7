import { lineageAt, lineageFrom, type Lineage, type MessageId, type Sequence } from '@cecochat/contracts';
import { withDeadline } from '@cecochat/runtime';
import type { Redis, Result } from 'ioredis';
import type { MessageIds } from './message-ids.ts';
import { maxSkip, windowSize, type Claim, type SendIdentity } from './device-window.ts';

/**
 * One hash a device, `dedupe:<user>:<device>`, with an expiry: field `lineage` is what the sequences belong to, `last`
 * the highest one accepted, `id` the highest message id, and field `sequence mod window` holds "sequence id digest" of
 * a recent send. The sorted set `devices:<user>` has the names of the devices of a user, by when they were last used;
 * of those beyond a number the hashes are deleted. A device that has sent once is remembered for a shorter time.
 * KEYS: the hash of each device, then the set of the user of each. ARGV: window, expiry in ms, highest id and highest
 * lineage there can be, longest skip, expiry of a device that has sent once, the time in ms, most names of a user, then
 * for each device a lineage, where that comes from, the number of its sends, and sequence, digest and candidate id of
 * each, ascending.
 *
 * A lineage is `named` by the device, `known` to the server from before, or `fresh`. Where the key has none, it begins;
 * a named or known one replaces an older one; a named one that is older than that of the key is over; else the lineage
 * of the key continues. Sequences whose highest is unreadable begin again, in a lineage that is not older.
 *
 * Returns a list for each device: a note, its lineage, and an answer for each send: its id (a candidate or an earlier
 * one),
 * `-<last>` when it is behind the window, `=<last>` when its sequence is that of another message or of a lineage that
 * is over,
 * `><last>` when it skips too many, or `+<id>` when the candidate is not above the highest id of the device: the caller
 * retries with higher candidates from there on. The note is `!` when the key held an invalid value and was dropped, `^`
 * when the highest id was made by a clock that was ahead and no longer counts. No content of a key raises an error:
 * the error would fail the other devices of the call too.
 */
const claimScript = `
local window, expiry, ceiling, latest, skip = tonumber(ARGV[1]), ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
local early, now, names = ARGV[6], ARGV[7], tonumber(ARGV[8])
local function isNumber(text, digits)
  return text and #text <= digits and string.match(text, '^[1-9]%d*$')
end
local function isAbove(id, other)
  return #id > #other or (#id == #other and id > other)
end
local function whole(number)
  return string.format('%d', number)
end
local function open(key, lineage, origin)
  local kind = redis.call('TYPE', key).ok
  local held = kind == 'hash' and redis.call('HMGET', key, 'lineage', 'last', 'id') or {}
  local known = isNumber(held[1], 16) and tonumber(held[1]) or 0
  known = known <= latest and known or 0
  local last = isNumber(held[2], 16) and tonumber(held[2]) or 0
  local isGood = known > 0 and last > 0 and last < 2 ^ 53 and isNumber(held[3], 20)
  if origin == 'named' and lineage < known then
    return known, isGood and last or 0, nil, ''
  end
  if isGood and (origin == 'fresh' or lineage <= known) then
    if isAbove(held[3], ceiling) then
      return known, last, '', '^'
    end
    return known, last, held[3], ''
  end
  redis.call('DEL', key)
  if isGood or kind == 'none' then
    return lineage, 0, '', ''
  end
  if origin ~= 'named' then
    lineage = math.max(lineage, known + 1)
  end
  return lineage, 0, '', '!'
end
local function remember(key, set)
  -- '<prefix>dedupe:<user>:' is as long as '<prefix>devices:<user>'.
  local base, name = string.sub(key, 1, #set), string.sub(key, #set + 1)
  if type(redis.pcall('ZADD', set, now, name)) == 'table' then
    redis.call('DEL', set)
    redis.call('ZADD', set, now, name)
  end
  redis.call('PEXPIRE', set, expiry)
  for _, old in ipairs(redis.call('ZRANGE', set, 0, -1 - names)) do
    redis.call('DEL', base .. old)
    redis.call('ZREM', set, old)
  end
end
local function claim(key, set, lineage, origin, from, to)
  local own, last, highest, note = open(key, lineage, origin)
  local before = last
  local answers, changed = { note, whole(own) }, false
  for at = from, to, 3 do
    local sequence, digest, id = tonumber(ARGV[at]), ARGV[at + 1], ARGV[at + 2]
    local slot = tostring(sequence % window)
    if not highest then
      answers[#answers + 1] = '=' .. whole(last)
    elseif sequence > last + skip then
      answers[#answers + 1] = '>' .. whole(last)
    elseif sequence > last then
      if not isAbove(id, highest) then
        answers[#answers + 1] = '+' .. highest
        break
      end
      redis.call('HSET', key, slot, ARGV[at] .. ' ' .. id .. ' ' .. digest)
      last, highest, changed = sequence, id, true
      answers[#answers + 1] = id
    else
      local taken, earlier, held = string.match(redis.call('HGET', key, slot) or '', '^(%d+) (%d+) (%d+)$')
      if taken ~= ARGV[at] or not isNumber(earlier, 19) then
        answers[#answers + 1] = '-' .. whole(last)
      elseif held ~= digest then
        answers[#answers + 1] = '=' .. whole(last)
      else
        answers[#answers + 1] = earlier
      end
    end
  end
  if changed then
    redis.call('HSET', key, 'lineage', whole(own), 'last', whole(last), 'id', highest)
    redis.call('PEXPIRE', key, before == 0 and to - from == 2 and early or expiry)
    -- Not at every send: the order of use need not be exact.
    if before == 0 or math.floor(before / 16) ~= math.floor(last / 16) then
      remember(key, set)
    end
  end
  return answers
end
local results, at, count = {}, 9, #KEYS / 2
for index = 1, count do
  local first = at + 3
  local behind = first + 3 * tonumber(ARGV[at + 2])
  results[index] = claim(KEYS[index], KEYS[count + index], tonumber(ARGV[at]), ARGV[at + 1], first, behind - 1)
  at = behind
end
return results
`;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    claimSequences(keyCount: number, ...keysAndArgs: (string | number)[]): Result<string[][], Context>;
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
const namesKeyOf = (device: string) => `devices:${device.slice(0, device.indexOf(':'))}`;

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
    const candidates = open.map((each) => this.#ask(each, args));
    const answers = await redis.claimSequences(2 * open.length, ...keysOf(open), ...args);
    open.forEach(({ request, done }, index) => {
      const own = answers[index] ?? [];
      const what = badWindows[own[0] ?? ''];
      if (what !== undefined) this.#parts.onBad(request.device, what);
      this.#readAnswers(done, own, candidates[index] ?? []);
    });
  }

  /** Appends what the script wants to know of a device; returns the candidates for its sends. */
  #ask({ request: { lineage, isNamed, sends }, done }: OpenRequest, args: (string | number)[]): MessageId[] {
    const open = done.length === 0 ? sends : sends.slice(done.length);
    const candidates = open.map(() => this.#parts.ids.next());
    args.push(lineage ?? lineageFrom(candidates[0] ?? this.#parts.ids.next()), originOf(lineage, isNamed), open.length);
    open.forEach(({ sequence, digest }, index) => args.push(sequence, digest, String(candidates[index])));
    return candidates;
  }

  #readAnswers(done: MadeClaim[], [, own = '', ...answers]: readonly string[], candidates: readonly MessageId[]): void {
    const lineage = Number(own) as Lineage;
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

function keysOf(open: readonly OpenRequest[]): string[] {
  const keys = open.map(({ request }) => keyOf(request.device));
  for (const { request } of open) keys.push(namesKeyOf(request.device));
  return keys;
}

const isNumber = (value: number) => Number.isSafeInteger(value) && value > 0;

function originOf(lineage: Lineage | undefined, isNamed: boolean): 'named' | 'known' | 'fresh' {
  if (lineage === undefined) return 'fresh';
  return isNamed ? 'named' : 'known';
}

const answered = <T>(answer: Promise<T>): Promise<T> =>
  withDeadline(answer, deadlineMs, () => new Error(`redis did not answer within ${deadlineMs} ms`));
