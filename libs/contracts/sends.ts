import protobuf, { type Reader } from 'protobufjs/minimal.js';
import { asBuffer } from './bytes.ts';
import type { Target } from './events.ts';
import { cecochat } from './generated/messages.js';
import { toLong, type Sequence, type GroupId, type Lineage, type MessageId, type UserId } from './ids.ts';
import { findField } from './kinds/find-bodies.ts';
import { deletionField, textKind, type Content } from './kinds/index.ts';
import { hasKnownBody, type WireContent } from './kinds/parse-content.ts';

const number = (field: number) => field * 8;
const piece = (field: number) => field * 8 + 2;

/** A `send` frame of a device, for browsers as well. */
export function encodeSend(sequence: Sequence, { receiver, group }: Target, { kind, body }: Content): Uint8Array {
  return protobuf.Writer.create()
    .uint32(piece(2)).fork()
    .uint32(number(1)).uint64(toLong(sequence))
    .uint32(number(group === undefined ? 2 : 4)).uint64(toLong(group ?? receiver))
    .uint32(piece(kind.field)).bytes(kind.encode(body))
    .ldelim()
    .finish();
}

const { ChatRequest, SendRequest } = cecochat.v1;

/** Field of `ChatRequest` that has the send. */
const sendField = 2;

/**
 * `ChatRequest`. A send without a body of a known kind keeps its bytes: they may have a body of a later version. The
 * body of a known kind keeps the fields of a later version, as `$unknowns`.
 */
export const chatRequests = {
  encode: ChatRequest.encode,
  decode(input: Uint8Array | Reader): cecochat.v1.ChatRequest {
    const request = ChatRequest.decode(readerOf(input));
    if (request.send && !hasKnownBody(request.send)) keep(request.send, findField(bytesOf(input), sendField));
    return request;
  },
};

/** `SendRequest`; keeps its bytes as `chatRequests` does. */
export const sendRequests = {
  encode: SendRequest.encode,
  decode(input: Uint8Array | Reader): cecochat.v1.SendRequest {
    const request = SendRequest.decode(readerOf(input));
    if (!hasKnownBody(request)) keep(request, bytesOf(input));
    return request;
  },
};

/** Keeps the fields that this version does not have. */
function readerOf(input: Uint8Array | Reader): Reader {
  const reader = input instanceof Uint8Array ? protobuf.Reader.create(input) : input;
  reader.discardUnknown = false;
  return reader;
}

const bytesOf = (input: Uint8Array | Reader): Uint8Array => (input instanceof Uint8Array ? input : input.buf);

function keep(send: WireContent, encoded: Uint8Array | undefined): void {
  if (encoded !== undefined) Object.assign(send, { encoded });
}

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
