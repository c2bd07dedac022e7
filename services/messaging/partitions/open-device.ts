import type { Activity, ChatError, Epoch, Offset, ServerAddresses, UserId } from '@cecochat/contracts';
import type { VerifiedCaller } from '@cecochat/runtime';

/** A device whose stream is open, as seen by the partition of its user. */
export interface OpenDevice {
  readonly user: UserId;
  readonly device: string;
  /** Whose token opened it. */
  readonly caller: VerifiedCaller;
  /** When it last opened or sent, in milliseconds of the monotonic clock. */
  readonly activeMs: number;
  /** What its user does, as the device reports it. */
  readonly activity: Activity;
  /** Frames that wait for it to read. */
  readonly waitingFrames: number;
  /** Gives the device a record that was just read. */
  deliver(offset: Offset, frame: Buffer): void;
  /**
   * Writes a frame that has no place in the log and may be lost; false where the device does not read as fast as frames
   * come.
   */
  notify(frame: Buffer): boolean;
  /** Notifies the device that it has every event so far, so that its cursor advances without events. */
  tellProgress(): void;
  /** Redirects the device to the server, within so many milliseconds. */
  tellMoved(server: ServerAddresses, epoch: Epoch, spreadMilliseconds: number): void;
  /** How long the device has not read anything though there is something to read, in milliseconds. */
  stuckMs(nowMs: number): number;
  /** Whether it answers a ping in time. */
  answers(deadlineMs: number): Promise<boolean>;
  /** Ends the stream with a status, after what is already written. */
  close(error: ChatError): void;
}
