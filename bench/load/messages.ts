import { cecochat, toLong, toNumber } from '@cecochat/contracts';

const v1 = cecochat.v1;

/** A device of the load. Ids are decimal: devices travel between processes. */
export interface DeviceSpec {
  readonly user: string;
  readonly device: string;
  readonly token: string;
  /** Who gets what it sends. */
  readonly receiver: string;
}

/** What a message of 100 letters is: most are shorter, few much longer. */
const text =
  'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore. '.slice(0, 100);

/** Pure: the first frame of a device's stream. */
export const listenFrame = ({ device }: DeviceSpec): Uint8Array =>
  v1.ChatRequest.encode({ listen: { device } }).finish();

const sendOf = (receiver: string, sequence: number) => ({
  sequence: toLong(sequence), receiver: toLong(BigInt(receiver)), text: { text },
});

/** Pure: a send on a device's stream. */
export const sendFrame = ({ receiver }: DeviceSpec, sequence: number): Uint8Array =>
  v1.ChatRequest.encode({ send: sendOf(receiver, sequence) }).finish();

/** Pure: the same as a call of its own. */
export const sendRequest = ({ device, receiver }: DeviceSpec, sequence: number): Uint8Array =>
  v1.SendRequest.encode({ device, ...sendOf(receiver, sequence) }).finish();

/** Tags of the frames of ChatResponse. */
const [readyTag, deliveryTag, ackedTag, rejectedTag, acknowledgementTag] = [0x0a, 0x12, 0x1a, 0x22, 0x0a];

export type FrameKind = 'ready' | 'delivery' | 'acked' | 'rejected' | 'other';

const kinds: ReadonlyMap<number | undefined, FrameKind> = new Map([
  [readyTag, 'ready'], [deliveryTag, 'delivery'], [ackedTag, 'acked'], [rejectedTag, 'rejected'],
]);

/**
 * Pure: what a ChatResponse is, by its first byte: decoding them all would cost the load as much as making them costs
 * the server.
 */
export const kindOf = (message: Buffer): FrameKind => kinds.get(message[0]) ?? 'other';

/** Pure: the sequence of the device's last send, from the server's `ready`. Throws an Error for another frame. */
export function lastSequenceOf(message: Buffer): number {
  const { ready } = v1.ChatResponse.decode(message);
  if (!ready) throw new Error('the first frame of a server is not ready');
  return toNumber(ready.lastSequence);
}

/** Names a send of a device of the load: by its user and its sequence. */
export const sendKey = (user: string, sequence: number): string => `${user}:${sequence}`;

/** Pure: the send that a `delivery` frame has, and its user. Throws an Error for another frame. */
export function deliveredSend(message: Buffer): { readonly sender: string; readonly key: string } {
  const event = v1.ChatResponse.decode(message).delivery?.event;
  if (!event) throw new Error('the frame of a server is not a delivery');
  const sender = event.sender?.toString() ?? '0';
  return { sender, key: sendKey(sender, toNumber(event.sequence)) };
}

/** Pure: how many sends an `acked` frame acknowledges. */
export function countAcks(message: Buffer): number {
  let at = skipVarint(message, 1);
  let acks = 0;
  // An acknowledgement has less than 128 bytes.
  for (; message[at] === acknowledgementTag; acks++) at += 2 + (message[at + 1] ?? 0);
  return acks;
}

function skipVarint(message: Buffer, at: number): number {
  let end = at;
  while ((message[end] ?? 0) >= 0x80) end++;
  return end + 1;
}
