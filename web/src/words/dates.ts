const dayMs = 24 * 60 * 60_000;

/** Pure: whether two times are on one day of the calendar here. */
export const isSameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString();

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'long' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long' });
const dayOfYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
const short = new Intl.DateTimeFormat(undefined, { day: '2-digit', month: '2-digit', year: '2-digit' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });

export const timeWords = (timeMs: number): string => time.format(timeMs);
export const fullWords = (timeMs: number): string => full.format(timeMs);

/** Pure: a day as the line above its messages. */
export function dayWords(timeMs: number, nowMs: number): string {
  if (isSameDay(timeMs, nowMs)) return 'Today';
  if (isSameDay(timeMs, nowMs - dayMs)) return 'Yesterday';
  if (timeMs < nowMs && nowMs - timeMs < 6 * dayMs) return weekday.format(timeMs);
  return new Date(timeMs).getFullYear() === new Date(nowMs).getFullYear() ? day.format(timeMs) : dayOfYear.format(timeMs);
}

/** Pure: a time in the list of conversations: as short as it can be. */
export function listWords(timeMs: number, nowMs: number): string {
  if (timeMs === 0) return '';
  if (isSameDay(timeMs, nowMs)) return time.format(timeMs);
  if (isSameDay(timeMs, nowMs - dayMs)) return 'Yesterday';
  return nowMs - timeMs < 6 * dayMs ? weekday.format(timeMs) : short.format(timeMs);
}
