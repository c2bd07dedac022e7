import { conversationKey, type Receipt, type Target, type UserId } from '@cecochat/contracts';
import { ConversationsView, type ChatSession, type History, type ReceivedEvent } from '@cecochat/client-node';

export interface SeenMarksParts {
  readonly me: UserId;
  /** The user or the group that the chat is with. */
  readonly target: Target;
  readonly note: (line: string) => void;
  /** Such as `user 7`. */
  readonly called: (user: UserId) => string;
}

/** What is seen of an open chat: reports it for the user, and shows it of the other one. */
export class SeenMarks {
  readonly #parts: SeenMarksParts;
  readonly #view: ConversationsView;
  readonly #key: string;
  #session: ChatSession | undefined;
  /** Of the last own message that was shown as seen. */
  #shownSeen = 0n;

  constructor(parts: SeenMarksParts) {
    const { me, target: { receiver: other, group } } = parts;
    this.#parts = parts;
    this.#view = new ConversationsView(me);
    this.#key = group === undefined ? conversationKey({ other }) : conversationKey({ group });
  }

  /** The past is shown: it is seen. */
  async begin(session: ChatSession, history: History): Promise<void> {
    const page = await history.listConversations({ count: 100 });
    this.#view.load(page.conversations, page);
    const unread = this.#view.get(this.#key)?.unread ?? 0;
    if (unread > 0)
      this.#parts.note(unread === 1 ? '1 message above was unread' : `${unread} messages above were unread`);
    this.#session = session;
    this.#report();
    if (this.#view.get(this.#key)?.settings.isMarkedUnread === true) {
      const { receiver: other, group } = this.#parts.target;
      const conversation = group === undefined ? { other } : { group };
      // One that cannot be written leaves the mark: the chat does without.
      session.setConversation(conversation, { isMarkedUnread: false }).catch(() => undefined);
    }
  }

  onEvent(event: ReceivedEvent): void {
    this.#view.onEvent(event);
    this.#report();
  }

  onRepeat(event: ReceivedEvent): void {
    this.#view.onRepeat(event);
  }

  onReceipt(receipt: Receipt): void {
    this.#view.onReceipt(receipt);
    const { last, seenTo, other } = this.#view.get(this.#key) ?? {};
    if (receipt.reader !== other || last === undefined || last.sender !== this.#parts.me) return;
    if (seenTo === undefined || seenTo < last.messageId || last.messageId === this.#shownSeen) return;
    this.#shownSeen = last.messageId;
    this.#parts.note(`seen by ${this.#parts.called(other)}`);
  }

  #report(): void {
    const mark = this.#session === undefined ? undefined : this.#view.markOf(this.#key);
    if (mark !== undefined) this.#session?.markSeen(mark);
  }
}
