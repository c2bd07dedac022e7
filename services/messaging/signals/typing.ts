import { invalid, parseTyping, type cecochat, type UserId } from '@cecochat/contracts';
import type { CallLimits } from '@cecochat/runtime';
import type { SignalRelay } from './signal-relay.ts';

export interface TypingNoticesParts {
  readonly relay: Pick<SignalRelay, 'send'>;
  readonly limits: Pick<CallLimits, 'takeUser'>;
  readonly onRefused: () => void;
}

/** Takes the `typing` frames of all devices. */
export class TypingNotices {
  readonly #parts: TypingNoticesParts;

  constructor(parts: TypingNoticesParts) {
    this.#parts = parts;
  }

  /** Passes on that a user types, or has stopped. Throws a ChatError: then nothing is passed on. */
  take(wire: cecochat.v1.ITyping, sender: UserId): void {
    const { relay, limits, onRefused } = this.#parts;
    try {
      limits.takeUser('typing', sender);
      const { other: receiver, isTyping } = parseTyping(wire);
      if (receiver === sender) throw invalid('other', 'must be another user');
      relay.send({ sender, receiver, isTyping });
    } catch (error) {
      onRefused();
      throw error;
    }
  }
}
