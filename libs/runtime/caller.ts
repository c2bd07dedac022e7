import type { UserId } from '@cecochat/contracts';

/** Who calls. */
export interface Caller {
  readonly user: UserId;
  /** When the token stops being valid, in milliseconds since the Unix epoch. */
  readonly expiresAtMs: number;
}
