import { isIP } from 'node:net';
import { z } from 'zod';

/** Addresses and ranges of them, comma separated. */
export const addressRanges = z
  .string()
  .transform((text) => text.split(',').map((each) => each.trim()).filter((each) => each !== ''))
  .refine((all) => all.every(isRange), 'must be addresses or ranges such as 10.0.0.0/8, comma separated');

function isRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
