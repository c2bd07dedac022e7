import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** Argon2id, as Node has it. Off the main thread. */
const derive = promisify(argon2);

interface Cost {
  /** KiB of memory. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** The least that OWASP recommends for Argon2id: about 30 ms and 19 MiB. */
const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const [saltBytes, tagBytes] = [16, 32];

const format = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** A hash in the PHC string format, with its salt and its cost. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const tag = await deriveTag(password, salt, cost);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

/**
 * Whether a password has this hash. Without a hash it takes as long, and is false. Rejects for a text that is not a
 * hash.
 */
export async function hasHash(password: string, stored: string | undefined): Promise<boolean> {
  if (stored === undefined) {
    await deriveTag(password, randomBytes(saltBytes), cost);
    return false;
  }
  const [, memory, passes, parallelism, salt = '', tag = ''] = format.exec(stored) ?? [];
  if (memory === undefined) throw new Error('the stored hash of a password is not one of Argon2id');
  const of: Cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const expected = Buffer.from(tag, 'base64');
  const found = await deriveTag(password, Buffer.from(salt, 'base64'), of);
  return expected.length === found.length && timingSafeEqual(expected, found);
}

const deriveTag = (password: string, nonce: Buffer, of: Cost): Promise<Buffer> =>
  derive('argon2id', { message: password, nonce, ...of, tagLength: tagBytes });

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');
