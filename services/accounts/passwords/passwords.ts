import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { ChatError, invalid } from '@cecochat/contracts';
import { FairGate } from '@cecochat/runtime';
import { dictionary } from '@zxcvbn-ts/language-common';
import type { Name } from '../names/index.ts';

/** Hashes at once: each takes 19 MiB and a thread of the four that Node has for such work. */
const atOnce = 2;
/** Hashes that wait: of one address, and of all. About ten seconds of work. */
const [mostOfAddress, mostWaiting] = [32, 256];

/** Hashes and checks passwords, a bounded number at once; addresses have their turns one after the other. */
export class Passwords {
  readonly #gate = new FairGate<string>({ units: atOnce, mostWaiting: mostOfAddress, refusal: tooMany });
  #unfinished = 0;

  /** Hashes in progress and waiting. */
  get unfinished(): number {
    return this.#unfinished;
  }

  /** Rejects with `overloaded` where too many wait. */
  hash(address: string, password: string): Promise<string> {
    return this.#run(address, () => hashPassword(password));
  }

  /** Whether a password has the hash; as much work where there is none. Rejects as `hash`. */
  check(address: string, password: string, stored: string | undefined): Promise<boolean> {
    return this.#run(address, () => hasHash(password, stored));
  }

  async #run<T>(address: string, work: () => Promise<T>): Promise<T> {
    if (this.#unfinished >= mostWaiting) throw tooMany();
    this.#unfinished++;
    try {
      return await this.#gate.run(address, 1, work);
    } finally {
      this.#unfinished--;
    }
  }
}

function tooMany(): ChatError {
  return new ChatError('overloaded', 'limits.server.passwords: too many passwords wait to be checked', {
    field: 'limits.server.passwords', retryAfterMs: 2_000,
  });
}

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

/** Rules of NIST SP 800-63B: a length, a list of common ones, and no rule about which characters it has. */
export const passwordBounds = { minCharacters: 8, maxBytes: 256 } as const;

/** A text and the name of the platform or of the user: with fewer other characters than this it is guessed first. */
const minOthers = 4;
const minDifferent = 3;

const common: ReadonlySet<string> = new Set(dictionary['passwords-common'].map((each) => each.toLowerCase()));

/**
 * Pure: reads the password in a request, in compatibility form, so that keyboards that compose letters differently
 * write the same one. Throws `invalid-argument` for one that no account can have.
 */
export function readPassword(text: string | null | undefined, field = 'password'): string {
  const given = text ?? '';
  if (!given.isWellFormed()) throw invalid(field, 'must be Unicode text');
  if (given === '') throw invalid(field, 'must be there');
  if (given.includes('\0')) throw invalid(field, 'must not have the character NUL');
  const tooLong = () => invalid(field, `must have at most ${passwordBounds.maxBytes} bytes of UTF-8`);
  if (Buffer.byteLength(given) > passwordBounds.maxBytes) throw tooLong();
  const password = given.normalize('NFKC');
  if (Buffer.byteLength(password) > passwordBounds.maxBytes) throw tooLong();
  return password;
}

/** Pure: refuses a new password that is guessed easily, with `weak-password` and the rule. */
export function checkStrength(password: string, { shown }: Name, field = 'password'): void {
  const characters = [...password];
  if (characters.length < passwordBounds.minCharacters) {
    throw weak(field, `must have at least ${passwordBounds.minCharacters} characters`);
  }
  const lower = password.toLowerCase();
  if (common.has(lower) || new Set(characters).size < minDifferent) throw weak(field, 'must not be a common one');
  for (const known of [shown, 'cecochat']) {
    const others = characters.length - [...known].length;
    if (lower.includes(known) && others < minOthers) throw weak(field, `must not be much like "${known}"`);
  }
}

const weak = (field: string, rule: string): ChatError => new ChatError('weak-password', `${field} ${rule}`, { field });
