import type { MessageId, Sequence } from '@cecochat/contracts';
import type { Redis, Result } from 'ioredis';
import { windowSize, type Claim } from './device-window.ts';

/**
 * One hash a device, `dedupe:<user>:<device>`, with an expiry: field `last` is the highest sequence accepted, `id` the
 * highest message id, and field `sequence mod window` holds "sequence id" of a recent send.
 * ARGV: window, expiry in ms, then sequence and candidate id of each send, ascending.
 * Returns for each send its id (a candidate or an earlier one), `-<last>` when it is behind the window, or `+<id>` when the
 * candidate is not above the highest id of the device: the caller comes again with higher candidates from there on.
 */
const claimScript = `
local window = tonumber(ARGV[1])
local last = tonumber(redis.call('HGET', KEYS[1], 'last') or '0')
local highest = redis.call('HGET', KEYS[1], 'id') or ''
local answers = {}
local changed = false
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
    local held = redis.call('HGET', KEYS[1], slot)
    local space = held and string.find(held, ' ', 1, true)
    if space and string.sub(held, 1, space - 1) == ARGV[at] then
      answers[#answers + 1] = string.sub(held, space + 1)
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

/** The windows of all devices, in Redis: a resend gets the same message id on whichever server it arrives. */
export class Claims {
  readonly #redis: Redis;
  readonly #expiryMs: number;
  readonly #nextId: () => MessageId;
  readonly #observe: (id: MessageId) => void;

  constructor(redis: Redis, expiryMs: number, nextId: () => MessageId, observe: (id: MessageId) => void) {
    this.#redis = redis;
    this.#expiryMs = expiryMs;
    this.#nextId = nextId;
    this.#observe = observe;
    redis.defineCommand('claimSequences', { numberOfKeys: 1, lua: claimScript });
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
    const last = await withDeadline(this.#redis.hget(keyOf(device), 'last'));
    return Number(last ?? 0);
  }

  async #round(open: readonly OpenRequest[]): Promise<void> {
    const pipeline = this.#redis.pipeline();
    const candidates = open.map(({ request, done }) => {
      const made = request.sequences.slice(done.length).map((sequence) => ({ sequence, id: this.#nextId() }));
      const args = made.flatMap(({ sequence, id }) => [sequence, id.toString()]);
      pipeline.claimSequences(keyOf(request.device), windowSize, this.#expiryMs, ...args);
      return made;
    });
    const answers = await withDeadline(pipeline.exec());
    open.forEach(({ done }, index) => {
      const [error, value] = answers?.[index] ?? [new Error('no answer'), undefined];
      if (error !== null) throw error;
      this.#readAnswers(done, value as string[], candidates[index] ?? []);
    });
  }

  #readAnswers(done: Claim[], answers: readonly string[], candidates: readonly { id: MessageId }[]): void {
    answers.forEach((answer, index) => {
      if (answer.startsWith('+')) this.#observe(BigInt(answer.slice(1)) as MessageId);
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

async function withDeadline<T>(answer: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`redis did not answer within ${deadlineMs} ms`)), deadlineMs);
  try {
    return await Promise.race([answer, promise]);
  } finally {
    clearTimeout(timer);
  }
}
