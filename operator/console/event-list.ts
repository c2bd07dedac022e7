import type { Note } from '../decide/index.ts';
import type { ConsoleEvent } from './document.ts';

/** Events that are kept. */
const most = 100;

/** Pure: the events with these notes behind them, oldest first, and without the oldest beyond the bound. */
export function addEvents(events: readonly ConsoleEvent[], notes: readonly Note[], atMs: number): ConsoleEvent[] {
  const added = notes.map(({ level, reason, message }) => ({ atMs, level, reason, message }));
  return [...events, ...added].slice(-most);
}
