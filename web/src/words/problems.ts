import type { Connection, ErrorCode } from '../sdk.ts';
import type { Words } from './language.ts';
import { t } from './t.ts';

/** Words for people, by what went wrong. */
const words: Partial<Record<ErrorCode, Words>> = {
  unauthenticated: 'Your session has ended. Sign in again to continue.',
  'session-ended': 'Your session has ended. Sign in again to continue.',
  replaced: 'This device is connected somewhere else.',
  'device-limit': 'You are connected with too many devices. Close one of them, then load this page again.',
  overloaded: 'The service is busy. Try again in a moment.',
  unavailable: 'The service cannot be reached at the moment. Try again soon.',
  'deadline-exceeded': 'The service took too long to answer. Try again.',
  'not-found': 'This is not available here.',
  'not-accepted': 'This message cannot be delivered to this person.',
  internal: 'Something went wrong on our side. Try again.',
};

/** An error in words. Those about a field say what is wrong with it themselves, in English. */
export function problemWords(code: ErrorCode, message: string): string {
  const known = words[code];
  return known === undefined ? `${sentence(message)}.` : t(known);
}

const sentence = (message: string): string => message.charAt(0).toUpperCase() + message.slice(1).replace(/\.$/, '');

export interface ConnectionNote {
  readonly words: string;
  readonly tone: 'calm' | 'problem';
  readonly action?: 'sign-in' | 'reload';
}

/** Nothing is said about a shorter trouble: a server that dies is replaced within it, and the network may blink. */
export const calmMs = 12_000;

/** A session is over: its user signs in again. */
const endings: ReadonlySet<ErrorCode> = new Set(['unauthenticated', 'session-ended']);

/** What there is to say about the connection; undefined when all is well. */
export function connectionNote(
  { status, problem }: Connection, isOnline: boolean, troubledMs: number,
): ConnectionNote | undefined {
  if (status === 'closed') {
    if (problem !== undefined && endings.has(problem.code)) {
      return { words: problemWords(problem.code, problem.words), tone: 'problem', action: 'sign-in' };
    }
    const why = problem === undefined ? t('The connection was closed.') : problemWords(problem.code, problem.words);
    return { words: why, tone: 'problem', action: 'reload' };
  }
  if (!isOnline) return { words: t('You are offline. What you write is sent when you are back.'), tone: 'calm' };
  if (status === 'live' || troubledMs < calmMs) return undefined;
  return { words: t('Connecting … What you write is sent as soon as the connection is back.'), tone: 'calm' };
}
