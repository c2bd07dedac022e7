import {
  ChatError,
  isErrorCode,
  type Envelope,
  type EventIdentity,
  type MessageId,
  type RefusedSend,
} from '@cecochat/contracts';

/** What the service `groups` has decided of a send, as a record of the partition of its sender shows. */
export interface GroupOutcome {
  readonly send: EventIdentity;
  readonly result:
    { readonly kind: 'accepted'; readonly id: MessageId } | { readonly kind: 'refused'; readonly error: ChatError };
}

/**
 * Pure: undefined where a record has no such outcome. A partition has the events of a group for other members as well.
 */
export function outcomeIn(refused: RefusedSend | undefined, event: Envelope | undefined): GroupOutcome | undefined {
  if (refused !== undefined) return { send: refused, result: { kind: 'refused', error: errorOf(refused) } };
  if (event?.group === undefined || event.device === '') return undefined;
  return { send: event, result: { kind: 'accepted', id: event.messageId } };
}

function errorOf({ code, field, message, retryAfterMs }: RefusedSend): ChatError {
  return new ChatError(isErrorCode(code) ? code : 'internal', message, {
    ...(field !== '' && { field }), ...(retryAfterMs > 0 && { retryAfterMs }),
  });
}
