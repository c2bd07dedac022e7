import {
  dialogBucketRow, dialogRow, dialogUsers, groupRow, historyProjection, inboxBucketRow, inboxRow, type Row,
} from '../rows.ts';
import type { Projection } from './projection.ts';

/**
 * What the history service answers from: the event in the inbox of each resident, and once in the dialog or in the
 * timeline of the group.
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
    `dialog (low_user bigint, high_user bigint, bucket bigint, message_id bigint, event blob,
      PRIMARY KEY ((low_user, high_user, bucket), message_id)) WITH CLUSTERING ORDER BY (message_id DESC)`,
    `dialog_buckets (low_user bigint, high_user bigint, bucket bigint,
      PRIMARY KEY ((low_user, high_user), bucket)) WITH CLUSTERING ORDER BY (bucket DESC)`,
    `group_timeline (group_id bigint, bucket bigint, seq bigint, event blob,
      PRIMARY KEY ((group_id, bucket), seq)) WITH CLUSTERING ORDER BY (seq DESC)`,
  ],
  rows({ event, bytes, residents, isTimeline }, position) {
    const rows: Row[] = [];
    for (const user of residents) rows.push(inboxRow(user, position, bytes), inboxBucketRow(user, position));
    if (event.group !== undefined) {
      if (isTimeline) rows.push(groupRow(event.group, event.seq, bytes));
      return rows;
    }
    // The sender's copy goes into the dialog; with the receiver's it would be there twice.
    if (residents[0] !== event.sender) return rows;
    const users = dialogUsers(event.sender, event.receiver);
    rows.push(dialogRow(users, event.messageId, bytes), dialogBucketRow(users, event.messageId));
    return rows;
  },
};
