import type { MessageId, Sequence } from '@cecochat/contracts';
import { withDeadline } from '@cecochat/runtime';
import type { Redis, Result } from 'ioredis';
import { windowSize, type Claim } from './device-window.ts';

/**
 * One hash a device, `dedupe:<user>:<device>`, with an expiry: field `last` is the highest sequence accepted, `id` the
 * highest message id, and field `sequence mod window` holds "sequence id" of a recent send.
 * KEYS: the hash of each device. ARGV: window, expiry in ms, then for each device the number of its sends, and sequence and
 * candidate id of each, ascending.
 * Returns a list for each device, with an answer for each send: its id (a candidate or an earlier one), `-<last>` when it is behind
 * the window, or `+<id>` when the candidate is not above the highest id of the device: the caller comes again with higher candidates
 * from there on. Before them `!` when the key held something else, which is dropped.
 */
const claimScript = `
local window, expiry = tonumber(ARGV[1]), ARGV[2]
local function claim(key, from, to)
  local kind = redis.call('TYPE', key).ok
  local held = kind == 'hash' and redis.call('HMGET', key, 'last', 'id') or {}
  local last, highest = held[1] or '0', held[2] or ''
  local answers = {}
  local changed = false
  if (kind ~= 'hash' and kind ~= 'none') or not string.match(last, '^%d+$') or not string.match(highest, '^%d*$') then
    redis.call('DEL', key)
    last, highest, answers[1] = '0', '', '!'
  end
  last = tonumber(last)
  for at = from, to, 2 do
    local sequence, id = tonumber(ARGV[at]), ARGV[at + 1]
    local slot = tostring(sequence % window)
    if sequence > last then
      if #id < #highest or (#id == #highest and id <= highest) then
        answers[#answers + 1] = '+' .. highest
        break
      end
      redis.call('HSET', key, slot, ARGV[at] .. ' ' .. id)
      last, highest, changed = sequence, id, true
      answers[#answers + 1] = id
    else
      local taken, earlier = string.match(redis.call('HGET', key, slot) or '', '^(%d+) (%d+)$')
      if taken == ARGV[at] then
        answers[#answers + 1] = earlier
      else
        answers[#answers + 1] = '-' .. string.format('%d', last)
      end
    end
  end
  if changed then
    redis.call('HSET', key, 'last', string.format('%d', last), 'id', highest)
    redis.call('PEXPIRE', key, expiry)
  end
  return answers
end
local results, at = {}, 3
for index, key in ipairs(KEYS) do
  local behind = at + 1 + 2 * tonumber(ARGV[at])
  results[index] = claim(key, at + 1, behind - 1)
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
  /** Ascending. */
  readonly sequences: readonly Sequence[];
}

const keyOf = (device: string) => `dedupe:${device}`;

/** How long Redis may take before a send goes on without it. */
const deadlineMs = 500;
const maxRounds = 4;
/** Devices of one call: a call for each would cost this server more than everything else of a send, and Redis does nothing else meanwhile. */
const devicesAtOnce = 50;

export interface ClaimsParts {
  readonly redis: Redis;
  /** How long the window of a silent device is remembered. */
  readonly expiryMs: number;
  readonly nextId: () => MessageId;
  /** Hears of an id that the next ones must exceed. */
  readonly observe: (id: MessageId) => void;
  /** Hears of a device whose key held what nobody of ours writes. */
  readonly onBad: (device: string) => void;
}

/** The windows of all devices, in Redis: a resend gets the same message id on whichever server it arrives. */
export class Claims {
  readonly #parts: ClaimsParts;

  constructor(parts: ClaimsParts) {
    this.#parts = parts;
    parts.redis.defineCommand('claimSequences', { lua: claimScript });
  }

  /** The claims of each request, in order. Throws when Redis does not answer, with nothing known about what it did. */
  async claim(requests: readonly ClaimRequest[]): Promise<Claim[][]> {
    const results: Claim[][] = requests.map(() => []);
    for (let round = 0; round < maxRounds; round++) {
      const open = requests.map((request, index) => ({ request, done: results[index] ?? [] })).filter(isOpen);
      if (open.length === 0) return results;
      await this.#round(open);
    }
    throw new Error(`redis holds message ids that this server cannot exceed after ${maxRounds} attempts`);
  }

  /** Highest sequence accepted of a device; 0 when none is known. */
  async lastSequence(device: string): Promise<number> {
    const last = Number(await answered(this.#parts.redis.hget(keyOf(device), 'last')));
    return Number.isSafeInteger(last) ? last : 0;
  }

  async #round(open: readonly OpenRequest[]): Promise<void> {
    const calls: Promise<void>[] = [];
    for (let from = 0; from < open.length; from += devicesAtOnce) calls.push(this.#call(open.slice(from, from + devicesAtOnce)));
    await answered(Promise.all(calls));
  }

  async #call(open: readonly OpenRequest[]): Promise<void> {
    const { redis, expiryMs, nextId } = this.#parts;
    const keys = open.map(({ request }) => keyOf(request.device));
    const args: (string | number)[] = [windowSize, expiryMs];
    const candidates = open.map(({ request, done }) => {
      const sequences = request.sequences.slice(done.length);
      const ids = sequences.map(() => nextId().toString());
      args.push(sequences.length);
      sequences.forEach((sequence, index) => args.push(sequence, ids[index] ?? ''));
      return ids;
    });
    const answers = await redis.claimSequences(keys.length, ...keys, ...args);
    open.forEach(({ request, done }, index) => {
      const [first, ...rest] = answers[index] ?? [];
      if (first === '!') this.#parts.onBad(request.device);
      this.#readAnswers(done, first === '!' ? rest : (answers[index] ?? []), candidates[index] ?? []);
    });
  }

  #readAnswers(done: Claim[], answers: readonly string[], candidates: readonly string[]): void {
    answers.forEach((answer, index) => {
      if (answer.startsWith('+')) this.#parts.observe(BigInt(answer.slice(1)) as MessageId);
      else if (answer.startsWith('-')) done.push({ kind: 'behind', last: -Number(answer) as Sequence });
      else {
        done.push({ kind: answer === candidates[index] ? 'accepted' : 'repeated', id: BigInt(answer) as MessageId });
      }
    });
  }
}

interface OpenRequest {
  readonly request: ClaimRequest;
  readonly done: Claim[];
}

const isOpen = ({ request, done }: OpenRequest) => done.length < request.sequences.length;

const answered = <T>(answer: Promise<T>): Promise<T> =>
  withDeadline(answer, deadlineMs, () => new Error(`redis did not answer within ${deadlineMs} ms`));
