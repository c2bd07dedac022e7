import {
  conversationKey, MessageStates, refTo, ChatError, maxDistinctReactions, noSuchMessage, type ChatEvent, type Envelope,
  type MessageState, type NamedChanges, type UserId,
} from '@cecochat/contracts';
import type { ChatSession, SentMessage } from '../live/index.ts';

/** `user/<id>` of the other user of a dialog, `group/<id>`. */
export type ConversationName = string;

/** A page of the history of a dialog or a group. */
interface HistoryOfConversation {
  readonly events: readonly ChatEvent[];
  readonly changes: readonly NamedChanges[];
}

/**
 * The messages of the user, each with its edits, deletion and reactions, in memory: for programs that show them. Takes
 * what the session gives and what history has, in any order and repeatedly. It keeps all that it took.
 */
export class MessageView {
  readonly #me: UserId;
  readonly #session: Pick<ChatSession, 'edit' | 'delete' | 'react'>;
  readonly #conversations = new Map<ConversationName, MessageStates>();
  readonly #onChange: ((conversation: ConversationName) => void) | undefined;

  /** `onChange` is called with the conversation after each change. */
  constructor(
    me: UserId, session: Pick<ChatSession, 'edit' | 'delete' | 'react'>,
    onChange?: (conversation: ConversationName) => void,
  ) {
    this.#me = me;
    this.#session = session;
    this.#onChange = onChange;
  }

  /** Takes an event of the session, or of the history of the user. */
  take(event: ChatEvent): void {
    const name = keyOf(event, this.#me);
    if (this.#of(name).add(event) !== undefined) this.#onChange?.(name);
  }

  /** Takes a page of `readDialog` or `readGroup`. */
  takePage({ events, changes }: HistoryOfConversation): void {
    const [first] = events;
    if (first === undefined) return;
    const name = keyOf(first, this.#me);
    const states = this.#of(name);
    for (const event of events) states.add(event);
    for (const { message, changes: merged } of changes) states.merge(message, merged);
    this.#onChange?.(name);
  }

  /** The messages of a conversation, in its order. */
  messagesOf(conversation: ConversationName): readonly MessageState[] {
    return this.#conversations.get(conversation)?.all() ?? [];
  }

  /** A message as it is now; undefined where the view does not have it. */
  find(message: Envelope): MessageState | undefined {
    return this.#of(keyOf(message, this.#me)).find(refTo(message));
  }

  /**
   * As `edit` of the session. Throws `no-such-message`, `not-the-author`, `message-deleted` or `not-a-text` before
   * anything is sent; the following do the same for theirs.
   */
  async edit(message: Envelope, text: string): Promise<SentMessage> {
    checkEdit(this.find(message), this.#me);
    return this.#session.edit(message, text);
  }

  async delete(message: Envelope): Promise<SentMessage> {
    checkDeletion(this.find(message), this.#me);
    return this.#session.delete(message);
  }

  async react(message: Envelope, emoji: string, isSet = true): Promise<SentMessage> {
    if (isSet) checkReaction(this.find(message), emoji);
    return this.#session.react(message, emoji, isSet);
  }

  #of(name: ConversationName): MessageStates {
    const known = this.#conversations.get(name);
    if (known !== undefined) return known;
    const made = new MessageStates();
    this.#conversations.set(name, made);
    return made;
  }
}

const keyOf = ({ sender, receiver, group }: Envelope, me: UserId): ConversationName =>
  (group === undefined ? conversationKey({ other: sender === me ? receiver : sender }) : conversationKey({ group }));

/**
 * Why a message cannot be changed, as far as it is on the device: the platform takes changes without reading the
 * message. Each throws a ChatError. A change that is sent in spite of it changes nothing, on no device.
 */
function checkEdit(state: MessageState | undefined, me: UserId): void {
  const { base, deletedBy } = present(state);
  if (base.sender !== me)
    throw new ChatError('not-the-author', 'only the author edits a message', { field: 'message' });
  if (deletedBy !== undefined) throw deleted();
  if (base.kind !== 'text') throw new ChatError('not-a-text', 'only a text can be edited', { field: 'message' });
}

/** The platform alone checks whether the user is an admin of a group. */
function checkDeletion(state: MessageState | undefined, me: UserId): void {
  const { base, deletedBy } = present(state);
  if (deletedBy !== undefined) throw deleted();
  if (base.group !== undefined || base.sender === me) return;
  throw new ChatError('not-the-author', 'only the author deletes a message of a dialog', { field: 'message' });
}

function checkReaction(state: MessageState | undefined, emoji: string): void {
  const { deletedBy, reactions } = present(state);
  if (deletedBy !== undefined) throw deleted();
  if (reactions.length < maxDistinctReactions || reactions.some((each) => each.emoji === emoji)) return;
  const message = `a message has at most ${maxDistinctReactions} distinct reactions`;
  throw new ChatError('too-many-reactions', message, { field: 'emoji' });
}

function present(state: MessageState | undefined): MessageState {
  if (state === undefined) throw noSuchMessage('message');
  return state;
}

const deleted = (): ChatError => new ChatError('message-deleted', 'the message was deleted', { field: 'message' });
