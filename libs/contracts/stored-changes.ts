import { decodeEvent, readEvent, type ChatEvent, type Envelope } from './events.ts';
import { cecochat } from './generated/messages.js';
import { maxMessageId, maxUserId, toBigInt, toLong, userId, type MessageId } from './ids.ts';
import { deletionField } from './kinds/deletion.ts';
import { editField } from './kinds/edit.ts';
import { findBodies, withoutBodies } from './kinds/find-bodies.ts';
import { refTo, type MessageRef } from './kinds/message-ref.ts';
import { reactionField } from './kinds/reaction.ts';
import { textKind } from './kinds/text.ts';
import {
  changesOf, noChanges, orderOf, type MessageChanges, type NamedChanges, type ReactionRegister,
} from './message-state.ts';

/** A change of a message as stores keep it: a register by its name, in which the value of the highest order stays. */
export interface StoredChange {
  readonly kind: 'edit' | 'deletion' | 'reaction';
  readonly message: MessageRef;
  readonly order: bigint;
  readonly register: string;
  readonly value: Uint8Array;
}

const v1 = cecochat.v1;
const changeFields = new Set([editField, deletionField, reactionField]);

/** Whether an encoded event has a body that is about another message; no body is decoded. */
export function isChange(event: Uint8Array): boolean {
  const [found] = findBodies(event);
  return found !== undefined && changeFields.has(found.field);
}

/**
 * What an encoded event changes of another message; undefined where it changes none, or cannot: it names no message, or
 * its sender has no right to.
 */
export function storedChange(bytes: Uint8Array): StoredChange | undefined {
  const event = readable(bytes);
  const named = event && changesOf(event);
  if (event === undefined || named === undefined || !isPossible(named.message)) return undefined;
  return { message: named.message, order: orderOf(event), ...registerOf(bytes, named) };
}

/** Undefined for a body that cannot be read. */
function readable(bytes: Uint8Array): ChatEvent | undefined {
  try {
    return decodeEvent(bytes);
  } catch {
    return undefined;
  }
}

/** The registers of a message begin with its name: changes that name it wrongly are in others. */
const nameOf = ({ messageId, author }: MessageRef): string => `${messageId}/${author}`;

function registerOf(bytes: Uint8Array, { message, changes }: NamedChanges) {
  const name = nameOf(message);
  const [reaction] = changes.reactions.values();
  if (reaction !== undefined) {
    const register = `reaction ${name} ${reaction.user} ${reaction.emoji}`;
    return { kind: 'reaction' as const, register, value: encodeReaction(reaction) };
  }
  const kind = changes.edit === undefined ? 'deletion' as const : 'edit' as const;
  return { kind, register: `${kind} ${name}`, value: bytes };
}

const encodeReaction = ({ user, emoji, isSet, order }: ReactionRegister): Uint8Array =>
  v1.ReactionState.encode({ user: toLong(user), emoji, set: isSet, order: toLong(order) }).finish();

/** Within the range of the columns of stores. */
const isPossible = ({ messageId, seq, author }: MessageRef): boolean =>
  messageId > 0n && messageId <= maxMessageId && author > 0n && author <= maxUserId && Number.isSafeInteger(seq);

/**
 * Lists an edit of a message, by its id: where the text of a deleted message is overwritten, those of its edits are
 * too. Has the order of the edit.
 */
export const trailOf = ({ message, order }: StoredChange, edit: MessageId): StoredChange =>
  ({ kind: 'edit', message, order, register: `${trailPrefix(message)}${edit}`, value: new Uint8Array(0) });

/** The ids of the edits that the registers of a message list. */
export function editsIn(registers: StoredRegisters, message: MessageRef): MessageId[] {
  const prefix = trailPrefix(message);
  return Object.keys(registers).filter((each) => each.startsWith(prefix))
    .map((each) => BigInt(each.slice(prefix.length)) as MessageId);
}

const trailPrefix = (message: MessageRef): string => `edited ${nameOf(message)} `;

/** The name of the register that has the text of the edit that counts. */
export const editRegister = (message: MessageRef): string => `edit ${nameOf(message)}`;

/** Whether the registers of a message have a deletion. */
export const isDeleted = (registers: StoredRegisters, message: MessageRef): boolean =>
  registers[`deletion ${nameOf(message)}`] !== undefined;

/** The registers of a message, by their names. */
export type StoredRegisters = Readonly<Record<string, Uint8Array>>;

/** An encoded event, and its encoded `MessageState` where it was changed. */
export interface MergedEvent {
  readonly event: Uint8Array;
  readonly state: Uint8Array | undefined;
}

/** Merges a stored event with its registers. Of a deleted message the envelope is left. */
export function mergeStored(event: Uint8Array, envelope: Envelope, registers: StoredRegisters): MergedEvent {
  const name = nameOf(refTo(envelope));
  const names = {
    messageId: toLong(envelope.messageId),
    ...(envelope.group !== undefined && { seq: toLong(envelope.seq) }),
  };
  const deletion = registers[`deletion ${name}`];
  if (deletion !== undefined) {
    const state = v1.MessageState.encode({ ...names, deletion: v1.Event.decode(deletion) }).finish();
    return { event: withoutBodies(event), state };
  }
  const edit = findBodies(event)[0]?.field === textKind.field ? registers[`edit ${name}`] : undefined;
  const reactions = Object.keys(registers).filter((each) => each.startsWith(`reaction ${name} `))
    .map((each) => v1.ReactionState.decode(registers[each] ?? new Uint8Array(0)));
  if (edit === undefined && reactions.length === 0) return { event, state: undefined };
  const state = v1.MessageState.encode({ ...names, reactions, ...(edit && { edit: v1.Event.decode(edit) }) }).finish();
  return { event, state };
}

/** What became of the messages of a page of history, for `MessageStates`. */
export function readStates(
  events: readonly ChatEvent[], states: readonly cecochat.v1.IMessageState[] | null | undefined,
): NamedChanges[] {
  const named = new Map(events.map((event) => [event.messageId, refTo(event)]));
  return (states ?? []).flatMap((state) => {
    const message = named.get(toBigInt(state.messageId) as MessageId);
    return message === undefined ? [] : [{ message, changes: readState(state) }];
  });
}

function readState({ edit, deletion, reactions }: cecochat.v1.IMessageState): MessageChanges {
  const registers = (reactions ?? []).map((each): ReactionRegister => ({
    user: userId(toBigInt(each.user)), emoji: each.emoji ?? '', isSet: each.set ?? false, order: toBigInt(each.order),
  }));
  return {
    edit: changesIn(edit)?.edit, deletion: changesIn(deletion)?.deletion,
    reactions: new Map(registers.map((each) => [`${each.user} ${each.emoji}`, each])),
  };
}

function changesIn(event: cecochat.v1.IEvent | null | undefined): MessageChanges | undefined {
  return event ? changesOf(readEvent(event))?.changes ?? noChanges : undefined;
}
