import { asBuffer } from './as-buffer.ts';
import { cecochat } from './generated/messages.js';
import { toLong, type GroupId, type Lineage, type MessageId, type Sequence, type UserId } from './ids.ts';
import { deletionField, textKind, type Content } from './kinds/index.ts';

/** A send to a group, as the messaging server of its user has taken it. */
export interface GroupSend {
  readonly group: GroupId;
  readonly sender: UserId;
  readonly device: string;
  readonly lineage: Lineage;
  readonly sequence: Sequence;
  readonly messageId: MessageId;
  readonly content: Content;
}

/** The value of the record of a send in the topic `groups`. */
export function encodeGroupSend({ group, sender, device, lineage, sequence, messageId, content }: GroupSend): Buffer {
  const { kind, body } = content;
  const message = kind.messageOf?.(body);
  const send = {
    messageId: toLong(messageId), device, lineage: toLong(lineage), sequence: toLong(sequence), kind: kind.field,
    body: kind.encode(body), counts: kind.field === textKind.field,
    ...(message && {
      about: toLong(message.seq),
      moderates: kind.field === deletionField && message.author !== sender,
    }),
  };
  return asBuffer(cecochat.v1.GroupCommand.encode({ group: toLong(group), actor: toLong(sender), send }).finish());
}
