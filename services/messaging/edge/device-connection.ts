import type { cecochat, ChatError, Encodable, ServerAddresses } from '@cecochat/contracts';
import type { Received, VerifiedCaller } from '@cecochat/runtime';

export type ChatRequest = cecochat.v1.IChatRequest;

/**
 * A connected device, whatever the transport: bytes of frames in one direction, decoded frames in the other. An edge
 * makes one after it has verified the token, before it reads a frame.
 */
export interface DeviceConnection {
  /** Whose token it is. */
  readonly caller: VerifiedCaller;
  /** IP address that it comes from; empty once it is gone. */
  readonly address: string;
  /** Gets what arrives, from when it is set. */
  handler: ConnectionHandler;
  /** Frames that wait for the device to read. */
  readonly bufferedFrames: number;
  /** The device has disconnected, whether the handler of that moment noticed it or not. */
  readonly isGone: boolean;
  /** Where the device reaches a server by the transport that it is connected with; undefined where it cannot. */
  addressOf(server: ServerAddresses): string | undefined;
  /** Sends an encoded frame. False when frames wait for the device to read: `drained` follows when none does. */
  write(frame: Buffer): boolean;
  /** Reads no frames until `resume`: the device is held back by the transport. */
  pause(): void;
  resume(): void;
  /** Whether the device answers a ping in time. */
  answers(deadlineMs: number): Promise<boolean>;
  /** Ends the connection with the error, after what is already written. The handler gets nothing any more. */
  close(error: ChatError): void;
}

/** Gets what arrives on a connection. */
export interface ConnectionHandler {
  /** A frame, or why it is unreadable. */
  received(frame: Received<ChatRequest>): void;
  /** The device sends no more frames, and still reads: some transports have that. */
  finished(): void;
  /** The device has read what waited for it. */
  drained(): void;
  /** The device has disconnected. */
  gone(): void;
}

/** What edges bring devices to. */
export interface ConnectionTaker {
  /** Sets the handler of a connection that has begun. */
  accept(connection: DeviceConnection): void;
  /** A send without a stream. */
  send(request: cecochat.v1.ISendRequest, caller: VerifiedCaller): Promise<Encodable<cecochat.v1.ISendResponse>>;
}

/** Of a connection that is to be ignored. */
export const ignoring: ConnectionHandler = {
  received: () => undefined,
  finished: () => undefined,
  drained: () => undefined,
  gone: () => undefined,
};
