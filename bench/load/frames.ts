/** The frames of HTTP/2 (RFC 9113), as far as a client of our own gRPC servers needs them. */
export const frameType = { data: 0, headers: 1, reset: 3, settings: 4, ping: 6, goAway: 7, windowUpdate: 8 } as const;

export const frameFlag = { ack: 1, endStream: 1, endHeaders: 4, padded: 8 } as const;

const headerBytes = 9;

export interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  /** Valid until the next bytes are taken. */
  readonly payload: Buffer;
}

/** Pure: a frame around a payload. */
export function encodeFrame(type: number, flags: number, stream: number, payload: Buffer = Buffer.alloc(0)): Buffer {
  const frame = Buffer.allocUnsafe(headerBytes + payload.length);
  writeHeader(frame, payload.length, { type, flags, stream });
  payload.copy(frame, headerBytes);
  return frame;
}

/** What a frame may hold unless a server allows more. */
const maxFrameBytes = 16_384;

/** Pure: a DATA frame with one gRPC message. Throws an Error when the message does not fit into one. */
export function encodeMessage(stream: number, message: Uint8Array, isLast: boolean): Buffer {
  if (5 + message.length > maxFrameBytes)
    throw new Error(`a message of ${message.length} bytes does not fit into a frame`);
  const frame = Buffer.allocUnsafe(headerBytes + 5 + message.length);
  writeHeader(frame, 5 + message.length, { type: frameType.data, flags: isLast ? frameFlag.endStream : 0, stream });
  frame[headerBytes] = 0;
  frame.writeUInt32BE(message.length, headerBytes + 1);
  frame.set(message, headerBytes + 5);
  return frame;
}

/** Pure: how many more bytes may be sent to us. */
export function encodeWindowUpdate(stream: number, bytes: number): Buffer {
  const payload = Buffer.allocUnsafe(4);
  payload.writeUInt32BE(bytes);
  return encodeFrame(frameType.windowUpdate, 0, stream, payload);
}

function writeHeader(frame: Buffer, length: number, { type, flags, stream }: Omit<Frame, 'payload'>): void {
  frame.writeUIntBE(length, 0, 3);
  frame[3] = type;
  frame[4] = flags;
  frame.writeUInt32BE(stream, 5);
}

/** Cuts what arrives into frames. */
export class FrameReader {
  readonly #onFrame: (frame: Frame) => void;
  #rest: Buffer | undefined;

  constructor(onFrame: (frame: Frame) => void) {
    this.#onFrame = onFrame;
  }

  take(chunk: Buffer): void {
    const bytes = this.#rest === undefined ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    while (bytes.length - at >= headerBytes) {
      const end = at + headerBytes + bytes.readUIntBE(at, 3);
      if (end > bytes.length) break;
      const [type = 0, flags = 0] = [bytes[at + 3], bytes[at + 4]];
      this.#onFrame({
        type, flags, stream: bytes.readUInt32BE(at + 5) & 0x7fffffff, payload: bytes.subarray(at + headerBytes, end),
      });
      at = end;
    }
    this.#rest = at === bytes.length ? undefined : bytes.subarray(at);
  }
}

/** Cuts the bytes of a gRPC stream into messages. */
export class MessageReader {
  readonly #onMessage: (message: Buffer) => void;
  #rest: Buffer | undefined;

  constructor(onMessage: (message: Buffer) => void) {
    this.#onMessage = onMessage;
  }

  take(payload: Buffer): void {
    const bytes = this.#rest === undefined ? payload : Buffer.concat([this.#rest, payload]);
    let at = 0;
    while (bytes.length - at >= 5) {
      const end = at + 5 + bytes.readUInt32BE(at + 1);
      if (end > bytes.length) break;
      this.#onMessage(bytes.subarray(at + 5, end));
      at = end;
    }
    this.#rest = at === bytes.length ? undefined : Buffer.from(bytes.subarray(at));
  }
}
