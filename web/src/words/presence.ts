import type { Presence } from '../sdk.ts';
import { dayWords, isSameDay, timeWords } from './dates.ts';
import { t } from './t.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Whether a user is there, below the name; empty where it is not known. */
export function presenceWords(presence: Presence | undefined, nowMs: number): string {
  if (presence === undefined) return '';
  if (presence.state !== 'offline') return presence.state === 'online' ? t('Online') : t('Away');
  const { lastSeenMs } = presence;
  if (lastSeenMs === undefined) return '';
  const time = timeWords(lastSeenMs);
  if (nowMs - lastSeenMs < minuteMs) return t('Last seen just now');
  if (isSameDay(lastSeenMs, nowMs)) return t('Last seen today at {time}', { time });
  if (isSameDay(lastSeenMs, nowMs - dayMs)) return t('Last seen yesterday at {time}', { time });
  return t('Last seen {day} at {time}', { day: dayWords(lastSeenMs, nowMs), time });
}
