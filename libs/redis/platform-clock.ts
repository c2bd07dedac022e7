import type { Redis } from 'ioredis';

/** Samples are taken this often, and the middle one of the last few counts: a slow answer or two change nothing. */
const [everyMs, kept] = [2_000, 5];
/** A clock that is further off than this is off. */
export const clockToleranceMs = 1_000;
/** A clock that was off is trusted again after it was right for this long: some jump to and fro. */
const trustedAfterMs = 30_000;

export interface ClockSources {
  /** The time of Redis, in milliseconds since 1970. */
  readonly ask: () => Promise<number>;
  /** This machine's time, in milliseconds since 1970: set by people, jumps. */
  readonly wall: () => number;
  /** Milliseconds of a clock that only runs. */
  readonly monotonic: () => number;
  /** Called when the machine's clock turns out to be off, and when it is right again. */
  readonly onChange?: (isOff: boolean, offsetMs: number) => void;
}

/**
 * The time that all processes of a platform share: that of Redis, read periodically, and extrapolated by the process's
 * own monotonic clock in between and while Redis is unreachable. So the setting of a machine's clock does not matter;
 * but one that is off is reported, because the timestamps of logs come from it.
 */
export class PlatformClock {
  readonly #sources: ClockSources;
  /** How far the time of Redis was ahead of the monotonic clock, the latest first. */
  #leads: number[] = [];
  #leadMs: number | undefined;
  #offSinceMs: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(sources: ClockSources) {
    this.#sources = sources;
  }

  /** Milliseconds since 1970; by the machine's clock as long as Redis was never asked. */
  readonly now = (): number => {
    const { wall, monotonic } = this.#sources;
    return this.#leadMs === undefined ? wall() : Math.floor(monotonic() + this.#leadMs);
  };

  /** How far the machine's clock is ahead of the platform's now, in milliseconds; below 0 when it is behind. */
  get offsetMs(): number {
    return this.#sources.wall() - this.now();
  }

  /** Whether the machine's clock is off, or was a moment ago. */
  get isOff(): boolean {
    this.#judge();
    return this.#offSinceMs !== undefined;
  }

  /** Why the process is not ready, in words; empty when it need not be because of its clock. */
  reasons(): string[] {
    return this.isOff ? [describeClock(this.offsetMs)] : [];
  }

  /**
   * Asks a few times, at once, and all the time from now on. Rejects when Redis does not answer at once; it is asked
   * further.
   */
  async start(): Promise<void> {
    this.#timer = setInterval(() => {
      this.sample().catch(() => undefined); // The client logs that Redis is unreachable, once.
    }, everyMs).unref();
    for (let taken = 0; taken < kept; taken++) await this.sample();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Half of the round trip is taken to be the way back. */
  async sample(): Promise<void> {
    const { ask, monotonic } = this.#sources;
    const askedMs = monotonic();
    const redisMs = await ask();
    this.#leads = [redisMs - (askedMs + monotonic()) / 2, ...this.#leads].slice(0, kept);
    this.#leadMs = median(this.#leads);
    this.#judge();
  }

  #judge(): void {
    const { monotonic, onChange } = this.#sources;
    const wasOff = this.#offSinceMs !== undefined;
    if (Math.abs(this.offsetMs) > clockToleranceMs) this.#offSinceMs = monotonic();
    else if (this.#offSinceMs !== undefined && monotonic() - this.#offSinceMs > trustedAfterMs)
      this.#offSinceMs = undefined;
    const isOff = this.#offSinceMs !== undefined;
    if (isOff !== wasOff) onChange?.(isOff, this.offsetMs);
  }
}

/** Describes the deviation of a clock, for operators. */
export function describeClock(offsetMs: number): string {
  const seconds = (Math.abs(offsetMs) / 1_000).toFixed(1);
  if (Math.abs(offsetMs) <= clockToleranceMs) return 'the clock was off a moment ago';
  return `the clock is ${seconds} s ${offsetMs > 0 ? 'ahead of' : 'behind'} the clock of redis`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Milliseconds since 1970, by the clock of Redis. */
export async function readRedisTime(redis: Redis): Promise<number> {
  const [seconds, microseconds] = await redis.time();
  return Number(seconds) * 1_000 + Number(microseconds) / 1_000;
}

interface WatchLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** The clock of a process that runs on this machine. */
export function createPlatformClock(redis: Redis, logger: WatchLogger): PlatformClock {
  return new PlatformClock({
    ask: () => readRedisTime(redis),
    wall: Date.now,
    monotonic: () => performance.now(),
    onChange: (isOff, offsetMs) => {
      if (isOff) logger.warn({ offsetMs: Math.round(offsetMs) }, describeClock(offsetMs));
      else logger.info({ offsetMs: Math.round(offsetMs) }, 'the clock is right again');
    },
  });
}
