import protobuf, { type Reader } from 'protobufjs/minimal.js';
import { cecochat } from './generated/messages.js';
import { hasKnownBody, type WireContent } from './kinds/parse-content.ts';
import { findField } from './kinds/find-bodies.ts';

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
