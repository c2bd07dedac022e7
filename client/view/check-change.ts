import {
  ChatError, maxDistinctReactions, noSuchMessage, type MessageState, type UserId,
} from '@cecochat/contracts';

/**
 * Why a message cannot be changed, as far as it is on the device: the platform takes changes without reading the
 * message. Each throws a ChatError. A change that is sent in spite of it changes nothing, on no device.
 */
export function checkEdit(state: MessageState | undefined, me: UserId): void {
  const { base, deletedBy } = present(state);
  if (base.sender !== me)
    throw new ChatError('not-the-author', 'only the author edits a message', { field: 'message' });
  if (deletedBy !== undefined) throw deleted();
  if (base.kind !== 'text') throw new ChatError('not-a-text', 'only a text can be edited', { field: 'message' });
}

/** The platform alone checks whether the user is an admin of a group. */
export function checkDeletion(state: MessageState | undefined, me: UserId): void {
  const { base, deletedBy } = present(state);
  if (deletedBy !== undefined) throw deleted();
  if (base.group !== undefined || base.sender === me) return;
  throw new ChatError('not-the-author', 'only the author deletes a message of a dialog', { field: 'message' });
}

export function checkReaction(state: MessageState | undefined, emoji: string): void {
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
