import type { MessageId, Sequence } from '@cecochat/contracts';
import { withDeadline } from '@cecochat/runtime';
import type { Redis, Result } from 'ioredis';
import { windowSize, type Claim } from './device-window.ts';

/**
 * One hash a device, `dedupe:<user>:<device>`, with an expiry: field `last` is the highest sequence accepted, `id` the
 * highest message id, and field `sequence mod window` holds "sequence id" of a recent send.
 * ARGV: window, expiry in ms, then sequence and candidate id of each send, ascending.
 * Returns for each send its id (a candidate or an earlier one), `-<last>` when it is behind the window, or `+<id>` when the
 * candidate is not above the highest id of the device: the caller comes again with higher candidates from there on. Before
 * them `!` when the key held something else, which is dropped.
 */
const claimScript = `
local window = tonumber(ARGV[1])
local kind = redis.call('TYPE', KEYS[1]).ok
local held = kind == 'hash' and redis.call('HMGET', KEYS[1], 'last', 'id') or {}
local last, highest = held[1] or '0', held[2] or ''
local answers = {}
local changed = false
if (kind ~= 'hash' and kind ~= 'none') or not string.match(last, '^%d+$') or not string.match(highest, '^%d*$') then
  redis.call('DEL', KEYS[1])
  last, highest, answers[1] = '0', '', '!'
end
last = tonumber(last)
for at = 3, #ARGV, 2 do
  local sequence, id = tonumber(ARGV[at]), ARGV[at + 1]
  local slot = tostring(sequence % window)
  if sequence > last then
    if #id < #highest or (#id == #highest and id <= highest) then
      answers[#answers + 1] = '+' .. highest
      break
    end
    redis.call('HSET', KEYS[1], slot, ARGV[at] .. ' ' .. id)
    last, highest, changed = sequence, id, true
    answers[#answers + 1] = id
  else
    local taken, earlier = string.match(redis.call('HGET', KEYS[1], slot) or '', '^(%d+) (%d+)$')
    if taken == ARGV[at] then
      answers[#answers + 1] = earlier
    else
      answers[#answers + 1] = '-' .. string.format('%d', last)
    end
  end
end
if changed then
  redis.call('HSET', KEYS[1], 'last', string.format('%d', last), 'id', highest)
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return answers
`;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    claimSequences(key: string, ...args: (string | number)[]): Result<string[], Context>;
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
    parts.redis.defineCommand('claimSequences', { numberOfKeys: 1, lua: claimScript });
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
    const { redis, expiryMs, nextId } = this.#parts;
    const pipeline = redis.pipeline();
    const candidates = open.map(({ request, done }) => {
      const made = request.sequences.slice(done.length).map((sequence) => ({ sequence, id: nextId() }));
      const args = made.flatMap(({ sequence, id }) => [sequence, id.toString()]);
      pipeline.claimSequences(keyOf(request.device), windowSize, expiryMs, ...args);
      return made;
    });
    const answers = await answered(pipeline.exec());
    open.forEach(({ request, done }, index) => {
      const [error, value] = answers?.[index] ?? [new Error('no answer'), undefined];
      if (error !== null) throw error;
      const [first, ...rest] = value as string[];
      if (first === '!') this.#parts.onBad(request.device);
      this.#readAnswers(done, first === '!' ? rest : (value as string[]), candidates[index] ?? []);
    });
  }

  #readAnswers(done: Claim[], answers: readonly string[], candidates: readonly { id: MessageId }[]): void {
    answers.forEach((answer, index) => {
      if (answer.startsWith('+')) this.#parts.observe(BigInt(answer.slice(1)) as MessageId);
      else if (answer.startsWith('-')) done.push({ kind: 'behind', last: -Number(answer) as Sequence });
      else {
        const id = BigInt(answer) as MessageId;
        done.push({ kind: id === candidates[index]?.id ? 'accepted' : 'repeated', id });
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
