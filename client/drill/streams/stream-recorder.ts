import type { Transport } from '@cecochat/client-node';
import { toNumber } from '@cecochat/contracts';

/** Notes the streams of many devices. */
export class StreamRecorder {
  readonly #clock: () => number;
  readonly #spans: StreamSpan[][] = [];

  /** `clock` gives milliseconds of a monotonic clock. */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** The streams of the device of each user, in the order in which they got ready. */
  get spans(): readonly (readonly StreamSpan[])[] {
    return this.#spans;
  }

  /** A transport whose streams are noted as those of the user's device. */
  record(transport: Transport, user: number): Transport {
    const spans = (this.#spans[user] ??= []);
    return {
      ...transport,
      openStream: (address, listener, handlers) => {
        let span: StreamSpan | undefined;
        const end = () => {
          if (span !== undefined) span.endMs ??= this.#clock();
        };
        const call = transport.openStream(address, listener, {
          onFrame: (frame) => {
            if (frame.ready && span === undefined) {
              span = { address, epoch: toNumber(frame.ready.epoch), readyMs: this.#clock(), endMs: undefined };
              spans.push(span);
            }
            handlers.onFrame(frame);
          },
          onClosed: (error) => {
            end();
            handlers.onClosed(error);
          },
        });
        const close = () => {
          end();
          call.close();
        };
        return { ...call, close };
      },
    };
  }
}

/** One stream of a device, from `ready` to its end. Times are milliseconds of one monotonic clock. */
export interface StreamSpan {
  /** The messaging server, host:port. */
  readonly address: string;
  /** Of the routing that the server followed when it took the device. */
  readonly epoch: number;
  readonly readyMs: number;
  /** Undefined while it is open. */
  endMs: number | undefined;
}

/** Time without any stream. */
export interface Gap {
  readonly fromMs: number;
  readonly ms: number;
}

/**
 * Pure: when a device was without a stream, from its first stream on. The streams are in the order in which they got
 * ready.
 */
export function gapsIn(spans: readonly StreamSpan[], untilMs: number): Gap[] {
  const gaps: Gap[] = [];
  let coveredMs = spans[0]?.readyMs ?? untilMs;
  for (const { readyMs, endMs } of spans) {
    if (readyMs > coveredMs) gaps.push({ fromMs: coveredMs, ms: readyMs - coveredMs });
    coveredMs = Math.max(coveredMs, endMs ?? untilMs);
  }
  if (coveredMs < untilMs) gaps.push({ fromMs: coveredMs, ms: untilMs - coveredMs });
  return gaps;
}

/** Pure: how often a device went to another server from a time on. */
export function movesIn(spans: readonly StreamSpan[], sinceMs: number): number {
  return spans.filter(
    ({ address, readyMs }, place) => readyMs > sinceMs && place > 0 && spans[place - 1]?.address !== address,
  ).length;
}

/** Pure: the stream that served a device at a time: the youngest one that was open. */
export const servingAt = (spans: readonly StreamSpan[], atMs: number): StreamSpan | undefined =>
  spans.findLast(({ readyMs, endMs }) => readyMs <= atMs && (endMs ?? Number.POSITIVE_INFINITY) > atMs);

/** Pure: the highest number of streams that got ready on one server within a window, from a time on. */
export function peakPerServer(devices: readonly (readonly StreamSpan[])[], sinceMs: number, windowMs: number): number {
  const times = new Map<string, number[]>();
  for (const { address, readyMs } of devices.flat()) {
    if (readyMs > sinceMs) times.set(address, [...(times.get(address) ?? []), readyMs]);
  }
  return Math.max(0, ...[...times.values()].map((each) => peakWithin(each.sort((a, b) => a - b), windowMs)));
}

function peakWithin(sorted: readonly number[], windowMs: number): number {
  let [first, peak] = [0, 0];
  for (const [last, atMs] of sorted.entries()) {
    while ((sorted[first] ?? atMs) <= atMs - windowMs) first++;
    peak = Math.max(peak, last - first + 1);
  }
  return peak;
}
