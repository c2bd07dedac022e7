const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** Large numbers are short: `12.4K`. */
export const countOf = (value: number): string => (value >= 100_000 ? short.format(value) : whole.format(value));

/** One digit behind the point where that is a part worth a look. */
export const rateOf = (value: number): string => (value < 100 ? fine.format(value) : countOf(value));

/** `1 partition`, `2 partitions`. */
export const counted = (value: number, one: string, several = `${one}s`): string =>
  `${countOf(value)} ${value === 1 ? one : several}`;

/** A duration in milliseconds, in its largest unit. */
export function durationOf(ms: number): string {
  const seconds = Math.max(0, ms) / 1_000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} h`;
  return counted(Math.floor(seconds / 86_400), 'day');
}

/** How long before `nowMs`, in words. */
export function agoOf(atMs: number, nowMs: number): string {
  const ms = nowMs - atMs;
  return ms < 1_000 ? 'now' : `${ms < 10_000 ? `${Math.floor(ms / 1_000)} s` : durationOf(ms)} ago`;
}
