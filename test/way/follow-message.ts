import type { Calls } from './call-counter.ts';

/** The calls in a stretch of time in which a number of messages were sent, one after the other. */
export interface Stretch {
  readonly messages: number;
  readonly milliseconds: number;
  readonly calls: Calls;
}

/** Calls of each message that a stretch may have too many or too few, for what is called without messages now and then. */
const tolerance = 0.04;
/** A stall of the machine may spoil one stretch. */
const spoilt = 1;
/** Calls a second without messages from which on a function is one of a timer or of a poll. */
const restless = 1;

/**
 * Pure: the files with a function that each message calls: as often as there are messages, or twice as often, or any whole
 * number of times, which is the same number in each stretch. `idle` is a stretch without messages: functions that are called
 * in it once a second or more do not count.
 */
export function filesOfEachMessage(stretches: readonly Stretch[], idle: Stretch): string[] {
  const rateOf = (key: string) => (idle.calls.get(key) ?? 0) / idle.milliseconds;
  const perMessage = (key: string) => stretches.map(
    ({ messages, milliseconds, calls }) => ((calls.get(key) ?? 0) - rateOf(key) * milliseconds) / messages,
  );
  const functions = [...new Set(stretches.flatMap(({ calls }) => [...calls.keys()]))];
  const each = functions.filter((key) => 1_000 * rateOf(key) < restless && isSameWhole(perMessage(key)));
  return [...new Set(each.map((key) => key.slice(0, key.lastIndexOf(':'))))].sort();
}

/** Pure: whether these are the same whole number, above 0. */
function isSameWhole(ratios: readonly number[]): boolean {
  return ratios.some((ratio) => {
    const times = Math.round(ratio);
    return times > 0 && ratios.filter((other) => Math.abs(other - times) <= tolerance).length >= ratios.length - spoilt;
  });
}
