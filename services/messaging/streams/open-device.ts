import type { ChatError, Epoch, Offset, UserId } from '@cecochat/contracts';

/** A device whose stream is open, as the partition of its user knows it. */
export interface OpenDevice {
  readonly user: UserId;
  readonly device: string;
  /** When its token stops being valid, in milliseconds of the wall clock. */
  readonly expiresAtMs: number;
  /** When it last opened or sent, in milliseconds of the monotonic clock. */
  readonly activeMs: number;
  /** Frames that wait for it to read. */
  readonly waitingFrames: number;
  /** Gives the device a record that was just read. */
  deliver(offset: Offset, frame: Buffer): void;
  /** Tells the device that it has everything so far, so that its cursor advances though nothing is for it. */
  tellProgress(): void;
  /** Tells the device where to go, within so many milliseconds. */
  tellMoved(address: string, epoch: Epoch, spreadMilliseconds: number): void;
  /** How long the device has not read anything though there is something to read, in milliseconds. */
  stuckMs(nowMs: number): number;
  /** Ends the stream with a status, after what is already written. */
  close(error: ChatError): void;
}
