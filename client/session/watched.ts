import type { Activity, Presence, UserId } from '@cecochat/contracts';

/** Whom the user watches, and what the user's device reports. Nothing of it outlives the session. */
export class Watched {
  users: ReadonlySet<UserId> = new Set();
  /** What is known of them. */
  readonly presences = new Map<UserId, Presence>();
  /** The server has the list of this moment. */
  isSent = true;
  activity: Activity = 'active';
}
