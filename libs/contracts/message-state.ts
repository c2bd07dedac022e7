import type { ChatEvent, Envelope } from './events.ts';
import type { UserId } from './ids.ts';
import { refKey, refTo, type MessageRef } from './kinds/message-ref.ts';

/** Distinct emoji that a message shows. */
export const maxDistinctReactions = 20;

/** What a user did last with an emoji on a message. */
export interface ReactionRegister {
  readonly user: UserId;
  readonly emoji: string;
  readonly isSet: boolean;
  /** Of the event that did it, see `orderOf`. */
  readonly order: bigint;
}

/** The edit of a message that counts. */
export interface EditRegister {
  readonly text: string;
  readonly order: bigint;
}

/** Who deleted a message last. */
export interface DeletionRegister {
  readonly by: UserId;
  readonly order: bigint;
}

/**
 * What edits, deletions and reactions did to one message. Each part is a register, and the event of the highest order
 * wins. So changes can be merged in any order, and more than once, with the same result.
 */
export interface MessageChanges {
  readonly edit: EditRegister | undefined;
  readonly deletion: DeletionRegister | undefined;
  /** By user and emoji. One that was removed stays, as a register that is not set. */
  readonly reactions: ReadonlyMap<string, ReactionRegister>;
}

export const noChanges: MessageChanges = { edit: undefined, deletion: undefined, reactions: new Map() };

/** Orders the changes of a message: seq in a group, the message id in a dialog. */
export const orderOf = (event: Envelope): bigint => (event.group === undefined ? event.messageId : BigInt(event.seq));

/** A change of a message, and the name of that message. */
export interface NamedChanges {
  readonly message: MessageRef;
  readonly changes: MessageChanges;
}

/** Undefined for an event that changes no message, or that its sender has no right to. */
export function changesOf(event: ChatEvent): NamedChanges | undefined {
  const order = orderOf(event);
  const { sender } = event;
  if (event.kind === 'reaction') {
    const { message, emoji, isSet } = event.body;
    const reactions = new Map([[`${sender} ${emoji}`, { user: sender, emoji, isSet, order }]]);
    return { message, changes: { ...noChanges, reactions } };
  }
  if (event.kind === 'edit') {
    const { message, text } = event.body;
    return message.author === sender ? { message, changes: { ...noChanges, edit: { text, order } } } : undefined;
  }
  if (event.kind !== 'deletion') return undefined;
  const { message } = event.body;
  // In a group the service `groups` has checked that another one than the author is an admin.
  if (event.group === undefined && message.author !== sender) return undefined;
  return { message, changes: { ...noChanges, deletion: { by: sender, order } } };
}

/** The changes of both. */
export function mergeChanges(one: MessageChanges, other: MessageChanges): MessageChanges {
  return {
    edit: later(one.edit, other.edit), deletion: later(one.deletion, other.deletion),
    reactions: mergeReactions(one.reactions, other.reactions),
  };
}

function mergeReactions(
  one: MessageChanges['reactions'], other: MessageChanges['reactions'],
): MessageChanges['reactions'] {
  if (other.size === 0) return one;
  const merged = new Map(one);
  for (const [key, register] of other) {
    const latest = later(merged.get(key), register);
    if (latest !== undefined) merged.set(key, latest);
  }
  return merged;
}

/** Two events have different orders: registers of the same order are of one event. */
const later = <Register extends { readonly order: bigint }>(
  one: Register | undefined, other: Register | undefined,
): Register | undefined => (one === undefined || (other !== undefined && other.order > one.order) ? other : one);

/** An emoji on a message, and the users who set it, in the order in which they did. */
export interface ShownReaction {
  readonly emoji: string;
  readonly users: readonly UserId[];
}

/** A message as it is now. */
export interface MessageState {
  /** As it was sent. */
  readonly base: ChatEvent;
  /** Undefined for a message that was deleted, and for one without a text. */
  readonly text: string | undefined;
  readonly isEdited: boolean;
  readonly deletedBy: UserId | undefined;
  /** The emoji that was set first is first. */
  readonly reactions: readonly ShownReaction[];
}

/** A message with its changes. */
export function stateOf(base: ChatEvent, { edit, deletion, reactions }: MessageChanges): MessageState {
  if (deletion !== undefined) {
    return { base, text: undefined, isEdited: false, deletedBy: deletion.by, reactions: [] };
  }
  const isEdited = base.kind === 'text' && edit !== undefined;
  const sent = base.kind === 'text' ? base.body : undefined;
  return { base, text: isEdited ? edit.text : sent, isEdited, deletedBy: undefined, reactions: shown(reactions) };
}

/**
 * At most 20 distinct emoji. Devices refuse to send another one; where several users were faster than their devices
 * knew, the emoji that were set first are shown, everywhere the same.
 */
function shown(reactions: MessageChanges['reactions']): ShownReaction[] {
  const byEmoji = new Map<string, UserId[]>();
  const set = [...reactions.values()].filter(({ isSet }) => isSet);
  for (const { emoji, user } of set.sort((a, b) => (a.order < b.order ? -1 : 1))) {
    const users = byEmoji.get(emoji) ?? [];
    users.push(user);
    byEmoji.set(emoji, users);
  }
  return [...byEmoji].slice(0, maxDistinctReactions).map(([emoji, users]) => ({ emoji, users }));
}

/**
 * The messages of one conversation with their changes, which may come before the messages that they are about, in any
 * order and repeatedly. A change counts for the message that it names exactly: see `MessageRef`.
 */
export class MessageStates {
  readonly #bases = new Map<string, ChatEvent>();
  readonly #changes = new Map<string, MessageChanges>();

  /** Takes any event of the conversation; returns the key of the message whose state may be another one. */
  add(event: ChatEvent): string | undefined {
    const named = changesOf(event);
    if (named !== undefined) return this.merge(named.message, named.changes);
    if (notMessages.has(event.kind)) return undefined;
    const key = refKey(refTo(event));
    if (!hasText(this.#bases.get(key))) this.#bases.set(key, event);
    return key;
  }

  /** Takes changes as history gives them. */
  merge(message: MessageRef, changes: MessageChanges): string {
    const key = refKey(message);
    this.#changes.set(key, mergeChanges(this.#changes.get(key) ?? noChanges, changes));
    return key;
  }

  /** The state of a message, by its name or key; undefined where the message is not here. */
  find(message: MessageRef | string): MessageState | undefined {
    const key = typeof message === 'string' ? message : refKey(message);
    const base = this.#bases.get(key);
    return base && stateOf(base, this.#changes.get(key) ?? noChanges);
  }

  /** All messages, in the order of the conversation. */
  all(): MessageState[] {
    const states = [...this.#bases].map(([key, base]) => stateOf(base, this.#changes.get(key) ?? noChanges));
    return states.sort((a, b) => (orderOf(a.base) < orderOf(b.base) ? -1 : 1));
  }
}

/** Kinds of events that are not messages, beside reactions, and never have a state. */
const notMessages: ReadonlySet<ChatEvent['kind']> = new Set([
  'edit', 'deletion', 'conversation-settings', 'user-settings',
]);

/** A message whose body was overwritten is of no kind: one that was read before has more. */
const hasText = (event: ChatEvent | undefined): boolean => event !== undefined && event.kind !== 'unknown';
