import { firstBodyField, type Content, type Target } from '@cecochat/contracts';

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
