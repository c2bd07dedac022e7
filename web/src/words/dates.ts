import { currentLocale } from './language.ts';
import { t } from './t.ts';

const dayMs = 24 * 60 * 60_000;

/** Pure: whether two times are on one day of the calendar here. */
export const isSameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString();

const styles = {
  time: { hour: '2-digit', minute: '2-digit' },
  weekday: { weekday: 'long' },
  day: { day: 'numeric', month: 'long' },
  dayOfYear: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: '2-digit', month: '2-digit', year: '2-digit' },
  full: { dateStyle: 'full', timeStyle: 'short' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(style: keyof typeof styles, timeMs: number): string {
  const key = `${style} ${currentLocale()}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(currentLocale(), styles[style]);
  formats.set(key, known);
  return known.format(timeMs);
}

export const timeWords = (timeMs: number): string => format('time', timeMs);
export const fullWords = (timeMs: number): string => format('full', timeMs);

/** A day as the line above its messages. */
export function dayWords(timeMs: number, nowMs: number): string {
  if (isSameDay(timeMs, nowMs)) return t('Today');
  if (isSameDay(timeMs, nowMs - dayMs)) return t('Yesterday');
  if (timeMs < nowMs && nowMs - timeMs < 6 * dayMs) return format('weekday', timeMs);
  return format(new Date(timeMs).getFullYear() === new Date(nowMs).getFullYear() ? 'day' : 'dayOfYear', timeMs);
}

/** A time in the list of conversations: as short as it can be. */
export function listWords(timeMs: number, nowMs: number): string {
  if (timeMs === 0) return '';
  if (isSameDay(timeMs, nowMs)) return format('time', timeMs);
  if (isSameDay(timeMs, nowMs - dayMs)) return t('Yesterday');
  return format(nowMs - timeMs < 6 * dayMs ? 'weekday' : 'short', timeMs);
}
