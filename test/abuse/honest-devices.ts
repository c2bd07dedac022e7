import { connect, type ChatSession } from '@cecochat/client-node';
import type { UserId } from '@cecochat/contracts';
import type { RunningPlatform } from '../support/start-platform.ts';

export const deviceCount = 50;
/** Of all devices together. */
export const messagesPerSecond = 50;

interface Sample {
  readonly beganMs: number;
  /** Undefined while the send is not acknowledged. */
  ackMs: number | undefined;
}

/** The acknowledgements of the sends that began in a while, in milliseconds. */
export interface Acks {
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Users who chat, each from one device as the SDK has it, all at 127.0.0.1: each sends a message a second to the next one, whatever happens to those before. */
export class HonestDevices {
  readonly #sessions: readonly ChatSession[];
  readonly #users: readonly UserId[];
  readonly #samples: Sample[] = [];
  readonly #failures: string[] = [];
  #disconnects = 0;
  #sent = 0;
  #timer: NodeJS.Timeout | undefined;

  /** They reach a platform with an authority by TLS. */
  constructor(running: RunningPlatform, ca?: string) {
    const url = ca === undefined ? running.connectUrl : running.connectUrl.replace('http://127.0.0.1', 'https://localhost');
    this.#users = Array.from({ length: deviceCount }, (_, index) => running.platform.userIn(index % running.platform.partitionCount));
    this.#sessions = this.#users.map((user) =>
      connect({
        url, token: () => running.tokenOf(user), device: 'phone', onEvent: () => undefined,
        ...(ca !== undefined && { ca }),
        onStatus: (status) => {
          if (this.#timer !== undefined && status !== 'live') this.#disconnects++;
        },
      }),
    );
  }

  /** Resolves when all are connected and send. */
  async start(): Promise<void> {
    await Promise.all(this.#sessions.map((session) => session.live()));
    let [due, lastMs] = [0, performance.now()];
    this.#timer = setInterval(() => {
      const nowMs = performance.now();
      due += ((nowMs - lastMs) / 1_000) * messagesPerSecond;
      lastMs = nowMs;
      while (this.#sent < Math.floor(due)) this.#send(this.#sent++);
    }, 5);
  }

  /** How often a device has left its stream so far. */
  get disconnects(): number {
    return this.#disconnects;
  }

  get areLive(): boolean {
    return this.#sessions.every(({ status }) => status === 'live');
  }

  /** Sends that were refused. */
  get failures(): readonly string[] {
    return this.#failures;
  }

  /** Those that are not acknowledged yet count with their time so far. */
  acks(fromMs: number, toMs = Number.POSITIVE_INFINITY): Acks {
    const nowMs = performance.now();
    const times = this.#samples.filter(({ beganMs }) => beganMs >= fromMs && beganMs < toMs).map(({ beganMs, ackMs }) => ackMs ?? nowMs - beganMs).sort((a, b) => a - b);
    return { count: times.length, p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99) };
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await Promise.all(this.#sessions.map((session) => session.close()));
  }

  #send(number: number): void {
    const from = number % deviceCount;
    const sample: Sample = { beganMs: performance.now(), ackMs: undefined };
    this.#samples.push(sample);
    const done = () => (sample.ackMs = performance.now() - sample.beganMs);
    this.#sessions[from]?.submit(this.#users[(from + 1) % deviceCount] as UserId, `message ${number}`, {
      acked: done,
      failed: (error) => {
        done();
        if (this.#timer !== undefined) this.#failures.push(`${error.code}: ${error.message}`);
      },
    });
  }
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
