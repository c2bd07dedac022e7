import { invalid, maxDeviceBytes, maxUserId, parseContent, toBigInt, toNumber, wasUtf8 } from '@cecochat/contracts';
import type { Content, GroupId, Lineage, Sequence, Target, UserId, WireContent, WireLong } from '@cecochat/contracts';
import type { SendIdentity } from '../log/device-window.ts';
import { digestOf } from './digest.ts';

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
  return { lineage, sequence, ...target, content, digest: digestOf(target, content) };
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
