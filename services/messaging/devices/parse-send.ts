import {
  invalid, maxDeviceBytes, maxUserId, parseContent, toBigInt, toNumber, wasUtf8, firstBodyField, ChatError,
  deletionKind, timeOfId, type Content, type GroupId, type Lineage, type Sequence, type Target, type UserId,
  type WireContent, type WireLong, type MessageId,
} from '@cecochat/contracts';
import type { SendIdentity } from '../log/device-window.ts';

/** A send whose fields are as the protocol wants them. */
export type Send = SendIdentity & Target & { readonly content: Content };

interface WireTarget {
  readonly receiver?: WireLong;
  readonly group?: WireLong;
}

interface WireSend extends WireContent, WireTarget {
  readonly sequence?: WireLong;
}

/** Checks a send. Throws a ChatError that names the field and the rule. */
export function parseSend(wire: WireSend, lineage: Lineage | undefined): Send {
  const [sequence, target, content] = [parseSequence(wire.sequence), parseTarget(wire), parseContent(wire)];
  const digest = digestOf(target, content);
  return target.group === undefined
    ? { lineage, sequence, digest, content, receiver: target.receiver, group: undefined }
    : { lineage, sequence, digest, content, receiver: undefined, group: target.group };
}

function parseSequence(wire: WireLong): Sequence {
  const sequence = toNumber(wire);
  if (sequence === 0) throw invalid('sequence', 'must be 1 or more');
  if (sequence > Number.MAX_SAFE_INTEGER) throw invalid('sequence', 'must be below 2^53');
  return sequence as Sequence;
}

/** Of a send with two targets the later one counts, as protobuf decodes it. */
function parseTarget({ receiver, group }: WireTarget): Target {
  if (isSet(group)) {
    const id = toBigInt(group);
    if (!isId(id)) throw invalid('group', `must be a group id, ${idRange}`);
    return { group: id as GroupId };
  }
  if (!isSet(receiver)) throw invalid('target', 'is missing: a send names a receiver or a group');
  const user = toBigInt(receiver);
  if (!isId(user)) throw invalid('receiver', `must be a user id, ${idRange}`);
  return { receiver: user as UserId };
}

const isId = (id: bigint) => id > 0n && id <= maxUserId;

const idRange = '1 or more and below 2^63 (a negative number is none)';

const isSet = (wire: WireLong) => wire !== null && wire !== undefined;

/** Checks the name of a device. Throws a ChatError `invalid-argument` that names the field and the rule. */
export function parseDevice(wire: string | null | undefined): string {
  const device = wire ?? '';
  if (device === '') throw invalid('device', 'must name the device');
  if (!wasUtf8(device)) throw invalid('device', 'must be UTF-8');
  if (Buffer.byteLength(device) > maxDeviceBytes)
    throw invalid('device', `must be at most ${maxDeviceBytes} bytes of UTF-8`);
  return device;
}

/**
 * Checks a lineage; undefined means that the device names none. One above the latest would stand above those that are
 * to come when it is forgotten. Throws a ChatError that names the field.
 */
export function parseLineage(wire: WireLong, latest: Lineage): Lineage | undefined {
  const lineage = toNumber(wire);
  if (lineage > latest) throw invalid('lineage', 'must be one that the platform gave: it is from the future');
  return lineage === 0 ? undefined : (lineage as Lineage);
}

/** Checks a cursor; undefined means that the device is live only. Throws a ChatError that names the field. */
export function parseCursor(wire: WireLong): number | undefined {
  if (wire === null || wire === undefined) return undefined;
  const cursor = toNumber(wire);
  if (cursor > Number.MAX_SAFE_INTEGER) throw invalid('cursor', 'must be below 2^53');
  return cursor;
}

const [firstPrime, secondPrime] = [0x85ebca77, 0xc2b2ae3d];
const highBits = 2 ** 20;
/** Distinguishes a group from the user with the same number. */
const groupMark = 0x27d4eb2f;

/**
 * Distinguishes messages of a device with the same sequence: a digest of the target and the body, 52 bits. Two
 * processes share the name of a device only by mistake: forging a digest costs forgers a message of their own, and
 * nothing else.
 *
 * Two multiplicative hashes of 32 bits side by side, each mixed at the end as MurmurHash3 is. Redis keeps the digests
 * for all versions of the server: changing them refuses the sends that are repeated meanwhile.
 */
export function digestOf({ receiver, group }: Target, { kind, body }: Content): number {
  const target = group ?? receiver;
  const print = kind.fingerprintOf(body);
  let one = Number(target & 0xffffffffn) ^ firstPrime ^ (group === undefined ? 0 : groupMark);
  let other = Number(target >> 32n) ^ secondPrime ^ (kind.field - firstBodyField);
  for (let at = 0; at < print.length; at++) {
    const unit = print.charCodeAt(at);
    one = Math.imul(one ^ unit, firstPrime);
    other = Math.imul(other ^ unit, secondPrime);
    one ^= one >>> 15;
    other ^= other >>> 13;
  }
  return (mix(one ^ other) % highBits) * 2 ** 32 + mix(Math.imul(other, firstPrime) ^ one);
}

/** Every bit of the result depends on every bit. */
function mix(bits: number): number {
  let mixed = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * Refuses a send for who sends what where and when, as far as the send itself shows it; see `SendContext`. The time of
 * a send is that of its message id. So each attempt of a send has the same outcome, whenever it comes: one that was
 * written for the receiver alone is never refused when it comes again. Throws a ChatError with the reason.
 */
export function checkSend({ receiver, group, content }: Send, from: Sent): void {
  const { kind, body } = content;
  const { sender, id, editWindowMs, blockedSinceMs = Number.POSITIVE_INFINITY } = from;
  // What was sent before can be deleted.
  if (timeOfId(id) >= blockedSinceMs && kind !== deletionKind) {
    throw new ChatError('not-accepted', 'the receiver takes no messages of this user', { field: 'receiver' });
  }
  kind.check?.(body, { sender, receiver, group, sentMs: timeOfId(id), editWindowMs });
}

interface Sent {
  readonly sender: UserId;
  readonly id: MessageId;
  readonly editWindowMs: number;
  /** Since when the receiver takes no messages of the sender, in milliseconds since the Unix epoch. */
  readonly blockedSinceMs?: number | undefined;
}
