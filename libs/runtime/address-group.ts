import { createHmac, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';

/** An IPv4 address in the notation of IPv6. */
const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * What counts as one address: one of IPv4, or a network of 64 bits of IPv6, which is what one home or server has. Pure.
 */
export function addressGroup(address: string): string {
  const ipv4 = mapped.exec(address)?.[1];
  if (ipv4 !== undefined) return ipv4;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...new Array<string>(zeros).fill('0'), ...after].slice(0, 4).join(':');
}

/** Metadata of a call that a service passes on: the address of its caller, with a proof. */
export const forwardedHeader = 'cecochat-forwarded';

/** A proof is valid for as long before and after it was made: the time of a call, and clocks that differ. */
const validMs = 60_000;

/** Pure: proves to a service that has the key, too, that a call came from the address. */
export const signAddress = (key: string, address: string, nowMs: number): string =>
  `${address} ${nowMs} ${macOf(key, address, nowMs)}`;

/** Pure: the address that a proof with one of the keys names; undefined for any other text. */
export function readSignedAddress(keys: readonly string[], text: string, nowMs: number): string | undefined {
  const [, address = '', digits = '', mac = ''] = /^(\S{2,64}) (\d{1,16}) ([\w-]{43})$/.exec(text) ?? [];
  const madeMs = Number(digits);
  if (isIP(address) === 0 || Math.abs(nowMs - madeMs) > validMs) return undefined;
  const given = Buffer.from(mac);
  return keys.some((key) => timingSafeEqual(given, Buffer.from(macOf(key, address, madeMs)))) ? address : undefined;
}

const macOf = (key: string, address: string, madeMs: number): string =>
  createHmac('sha256', key).update(`${address} ${madeMs}`).digest('base64url');
