import type { JWK } from 'jose';

/** The key of a period of time: periods follow each other, and every process counts them alike. */
export interface PeriodKey {
  readonly period: number;
  readonly privateJwk: JWK;
}

/** How long a key signs. */
export const periodMs = 30 * 86_400_000;
/** A key is published this long before it signs, so that every service has it by then. */
export const publishedBeforeMs = 86_400_000;
/** A key is published this long after it has signed last: longer than a token lives. */
export const publishedAfterMs = 2 * 3_600_000;

export interface KeyPlan {
  /** The period whose key signs now. */
  readonly signs: number;
  /** Periods whose keys have to be there. */
  readonly needed: readonly number[];
  /** Periods whose keys verify. */
  readonly isPublished: (period: number) => boolean;
}

/** Pure: which keys there have to be at a time, in milliseconds since the Unix epoch. */
export function planKeys(nowMs: number): KeyPlan {
  const signs = Math.floor(nowMs / periodMs);
  const next = Math.floor((nowMs + publishedBeforeMs) / periodMs);
  const first = Math.floor((nowMs - publishedAfterMs) / periodMs);
  return {
    signs,
    needed: next === signs ? [signs] : [signs, next],
    isPublished: (period) => period >= first && period <= next,
  };
}
