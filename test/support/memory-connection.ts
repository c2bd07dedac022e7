import { messagingService, toBigInt, toNumber, type cecochat, type ChatError, type ServerAddresses } from '@cecochat/contracts';
import type { VerifiedCaller } from '@cecochat/runtime';
import { ignoring, type ChatRequest, type ConnectionHandler, type DeviceConnection } from '../../services/messaging/edge/device-connection.ts';

const { requestSerialize, requestDeserialize, responseDeserialize } = messagingService.chat;

/** Frames that may wait before a server is to write no more, as in a call of gRPC. */
const room = 16;

/** The caller that a token of the user names. */
export const callerNamed = (user: bigint): VerifiedCaller => ({
  user: user as VerifiedCaller['user'], expiresAtMs: 1e15, issuedAtMs: 0, tokenId: undefined, sessionId: undefined, device: undefined, isAdmin: false, keyId: '',
});

/** A connection within the process. What one end does reaches the other end in a later step, in order. */
export class MemoryConnection implements DeviceConnection {
  readonly caller: VerifiedCaller;
  readonly address = '203.0.113.7';
  readonly device: MemoryDevice;
  handler: ConnectionHandler = ignoring;
  isGone = false;
  isPaused = false;
  readonly #unsent: Buffer[] = [];
  readonly #unread: (() => void)[] = [];
  #wantsDrain = false;
  #ending: ChatError | undefined;

  constructor(caller: VerifiedCaller) {
    this.caller = caller;
    this.device = new MemoryDevice(this);
  }

  get bufferedFrames(): number {
    return this.#unsent.length;
  }

  addressOf({ address }: ServerAddresses): string {
    return address;
  }

  write(frame: Buffer): boolean {
    this.#unsent.push(frame);
    setImmediate(() => this.flush());
    const hasRoom = this.#unsent.length < room;
    this.#wantsDrain ||= !hasRoom;
    return hasRoom;
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
    setImmediate(() => this.#read());
  }

  async answers(): Promise<boolean> {
    await new Promise((resolve) => setImmediate(resolve));
    return !this.isGone;
  }

  close(error: ChatError): void {
    this.handler = ignoring;
    this.#ending = error;
    setImmediate(() => this.flush());
  }

  /** Of the device's end: hands over what the device reads. */
  flush(): void {
    if (this.device.isPaused || this.isGone) return;
    for (const frame of this.#unsent.splice(0)) this.device.frames.push(responseDeserialize(frame));
    this.device.ended ??= this.#ending;
    if (!this.#wantsDrain) return;
    this.#wantsDrain = false;
    this.handler.drained();
  }

  /** Of the device's end: what the server reads next. */
  arrive(read: () => void): void {
    this.#unread.push(read);
    setImmediate(() => this.#read());
  }

  #read(): void {
    while (!this.isPaused && !this.isGone) {
      const next = this.#unread.shift();
      if (next === undefined) return;
      next();
    }
  }
}

/** The end of a connection that a device has. */
export class MemoryDevice {
  readonly frames: cecochat.v1.IChatResponse[] = [];
  isPaused = false;
  /** How the server ended the connection. */
  ended: ChatError | undefined;
  readonly #connection: MemoryConnection;

  constructor(connection: MemoryConnection) {
    this.#connection = connection;
  }

  get rejections(): { readonly sequence: number; readonly code: string }[] {
    const rejected = this.frames.map((frame) => frame.rejected).filter((each) => each !== null && each !== undefined);
    return rejected.map(({ sequence, code }) => ({ sequence: toNumber(sequence), code: code ?? '' }));
  }

  /** Offsets. */
  get deliveries(): number[] {
    return this.frames.flatMap(({ delivery }) => (delivery ? [toNumber(delivery.offset)] : []));
  }

  /** Receipts with the offsets that they came at. */
  get receipts() {
    return this.frames.flatMap(({ receipt: stored }) => {
      const { reader, other, seenTo, offset } = stored?.receipt ?? {};
      if (!stored) return [];
      return [{
        offset: toNumber(stored.offset), reader: toBigInt(reader), other: toBigInt(other), seenTo: toBigInt(seenTo), at: toNumber(offset),
      }];
    });
  }

  get refusedReceipts(): cecochat.v1.IRefusedReceipt[] {
    return this.frames.flatMap(({ receiptRefused }) => (receiptRefused ? [receiptRefused] : []));
  }

  /** Sequences, by frame. */
  get acks(): number[][] {
    return this.frames.flatMap(({ acked }) => (acked ? [(acked.acks ?? []).map(({ sequence }) => toNumber(sequence))] : []));
  }

  write(frame: ChatRequest): void {
    const request = requestDeserialize(requestSerialize(frame));
    this.#connection.arrive(() => this.#connection.handler.received(request));
  }

  end(): void {
    this.#connection.arrive(() => this.#connection.handler.finished());
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
    setImmediate(() => this.#connection.flush());
  }

  close(): void {
    setImmediate(() => {
      this.#connection.isGone = true;
      this.#connection.handler.gone();
    });
  }
}
