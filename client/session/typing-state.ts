import type { UserId } from '@cecochat/contracts';

/** Who types, and to whom the user does. Nothing of it outlives the session. */
export class TypingState {
  /** When the user was last reported to type to another one. */
  readonly sentMs = new Map<UserId, number>();
  /** Users who type, and until when without another notice. */
  readonly typists = new Map<UserId, number>();
}
