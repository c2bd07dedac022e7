import type { Target, Typing } from '@cecochat/contracts';
import type { ChatSession } from '@cecochat/client-node';
import type { NameOf } from './event-lines.ts';

export interface TypingLineParts {
  /** The user or the group that the chat is with. */
  readonly target: Target;
  /** Shows the words until there are others, or none. */
  readonly show: (words: string | undefined) => void;
  readonly nameOf: NameOf;
}

/** Who types in an open dialog: shows the other user, and reports the own one. */
export class TypingLine {
  readonly #parts: TypingLineParts;
  #session: Pick<ChatSession, 'typing'> | undefined;

  constructor(parts: TypingLineParts) {
    this.#parts = parts;
  }

  /** From now on the user is reported to type. */
  begin(session: Pick<ChatSession, 'typing'>): void {
    this.#session = session;
  }

  onTyping({ other, isTyping }: Typing): void {
    const { target, show, nameOf } = this.#parts;
    if (other === target.receiver) show(isTyping ? `${nameOf(other)} is typing` : undefined);
  }

  /** The line that is being typed has changed. Commands are not for the other user. */
  onLine(line: string): void {
    const { receiver } = this.#parts.target;
    if (receiver !== undefined) this.#session?.typing(receiver, line.trim() !== '' && !/^\/[^/]/.test(line));
  }
}
