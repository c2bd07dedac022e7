import { ChatError, invalid } from '@cecochat/contracts';
import { dictionary } from '@zxcvbn-ts/language-common';
import type { Name } from '../names/index.ts';

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
