import {
  cecochat, ChatError, readEvent, timeOfId, type Envelope, type Offset, type SeenMark, type UserId,
} from '@cecochat/contracts';
import type { Tail } from '../partitions/tail.ts';

type ReceiptTail = Pick<Tail, 'start' | 'next' | 'visit'>;

/** Who has seen it, and when: in milliseconds since 1970, by the clock of the platform. */
interface Reading {
  readonly reader: UserId;
  readonly nowMs: number;
}

/** A message id is of a time that is over, also where the clock of its server was ahead. */
const aheadMs = 60_000;

/**
 * Why a receipt is refused; undefined where it is not. The tail is that of the reader's partition. An event that is
 * older than the tail is not looked at: a receipt for one that is not in the conversation changes nothing there, as
 * unread messages are counted among the events of the conversation.
 */
export function checkReceipt(seen: SeenMark, { reader, nowMs }: Reading, tail: ReceiptTail): ChatError | undefined {
  if (seen.offset >= tail.next)
    return new ChatError('beyond-end', `offset must be before ${tail.next}, where the log of the user ends`, {
      field: 'offset',
    });
  if (seen.group === undefined && timeOfId(seen.seenTo) > nowMs + aheadMs)
    return new ChatError('beyond-end', 'seen_to must be the id of a message that is there: it is from the future', {
      field: 'seen_to',
    });
  if (seen.offset < tail.start || isOf(seen, reader, eventAt(tail, seen.offset))) return undefined;
  const message = `there is no event of the conversation at offset ${seen.offset} that seen_to names`;
  return new ChatError('not-in-conversation', message, { field: 'seen_to' });
}

/** The event at an offset, of the user who gets it; undefined where there is none. */
function eventAt(
  tail: ReceiptTail,
  at: Offset,
): { readonly event: Envelope; readonly users: readonly UserId[] } | undefined {
  let found: ReturnType<typeof eventAt>;
  tail.visit(at, ({ offset, frame, users }) => {
    const event = offset === at ? cecochat.v1.ChatResponse.decode(frame).delivery?.event : undefined;
    if (event) found = { event: readEvent(event), users };
    return false;
  });
  return found;
}

function isOf(seen: SeenMark, reader: UserId, found: ReturnType<typeof eventAt>): boolean {
  if (found?.users.includes(reader) !== true) return false;
  const { event } = found;
  if (seen.group !== undefined) {
    return event.group === seen.group && event.seq === seen.seenTo && event.n === seen.n;
  }
  if (event.group !== undefined || event.messageId !== seen.seenTo) return false;
  return (event.sender === reader ? event.receiver : event.sender) === seen.other;
}
