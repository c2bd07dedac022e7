import { isChange, isForDevices, storedChange, trailOf } from '@cecochat/contracts';
import {
  dialogBucketRow, dialogChangeRow, dialogRow, dialogUsers, groupChangeRow, groupRow, historyProjection, inboxBucketRow,
  inboxRow, type Row,
} from '../rows.ts';
import type { LogEvent, Projection } from './projection.ts';

/**
 * What the history service answers from: the event in the inbox of each resident, and once in the dialog or in the
 * timeline of the group. An edit, a deletion or a reaction has no place of its own in dialogs and timelines: it sets a
 * register of the message that it is about.
 *
 * Inboxes and dialogs are one projection. Both take every record, so two watermarks would cost another row for each
 * batch, and clients find the same events in both.
 */
export const history: Projection = {
  name: historyProjection,
  tables: [
    `inbox (user_id bigint, bucket bigint, position bigint, event blob,
      PRIMARY KEY ((user_id, bucket), position))`,
    `inbox_buckets (user_id bigint, bucket bigint, PRIMARY KEY (user_id, bucket))`,
    `dialog (low_user bigint, high_user bigint, bucket bigint, message_id bigint, event blob, changes map<text, blob>,
      PRIMARY KEY ((low_user, high_user, bucket), message_id)) WITH CLUSTERING ORDER BY (message_id DESC)`,
    `dialog_buckets (low_user bigint, high_user bigint, bucket bigint,
      PRIMARY KEY ((low_user, high_user), bucket)) WITH CLUSTERING ORDER BY (bucket DESC)`,
    `group_timeline (group_id bigint, bucket bigint, seq bigint, event blob, changes map<text, blob>,
      PRIMARY KEY ((group_id, bucket), seq)) WITH CLUSTERING ORDER BY (seq DESC)`,
  ],
  rows(record, position) {
    const { bytes, residents } = record;
    const rows: Row[] = [];
    for (const user of residents) rows.push(inboxRow(user, position, bytes), inboxBucketRow(user, position));
    // The sender's copy goes into the dialog; with the receiver's it would be there twice.
    if (isForDevices(bytes)) return rows;
    return [...rows, ...(isChange(bytes) ? changeRows(record) : conversationRows(record))];
  },
  erasure({ event, bytes, residents }, position) {
    const change = isChange(bytes) ? storedChange(bytes) : undefined;
    if (change === undefined || change.kind === 'reaction') return undefined;
    const { group } = event;
    const place = group === undefined ? { users: dialogUsers(event.sender, event.receiver) } : { group };
    return { kind: change.kind, message: change.message, ...place, residents, position, event: bytes };
  },
};

/** Whether the dialog or the timeline is made of this record: with the receiver's the event would be there twice. */
const isFirstHand = ({ event, residents, isTimeline }: LogEvent): boolean =>
  (event.group === undefined ? residents[0] === event.sender : isTimeline);

function conversationRows(record: LogEvent): readonly Row[] {
  const { event, bytes } = record;
  if (!isFirstHand(record)) return [];
  if (event.group !== undefined) return [groupRow(event.group, event.seq, bytes)];
  const users = dialogUsers(event.sender, event.receiver);
  return [dialogRow(users, event.messageId, bytes), dialogBucketRow(users, event.messageId)];
}

/**
 * None for a change that is about no message. Each record of an edit or a deletion sets the same registers: so the
 * erasure of a record finds what was before it in its partition, however far others are.
 */
function changeRows(record: LogEvent): readonly Row[] {
  const { event, bytes } = record;
  const change = storedChange(bytes);
  if (change === undefined || (change.kind === 'reaction' && !isFirstHand(record))) return [];
  const changes = change.kind === 'edit' ? [change, trailOf(change, event.messageId)] : [change];
  if (event.group !== undefined) return changes.map((each) => groupChangeRow(event.group, each));
  const users = dialogUsers(event.sender, event.receiver);
  return changes.map((each) => dialogChangeRow(users, each));
}
