import { ChatError } from '@cecochat/contracts';
import { readName } from '../names/index.ts';
import { hashPassword, hasHash, checkStrength, readPassword } from './passwords.ts';

test('a password has its hash and no other, and each hash has a salt of its own', async () => {
  const [one, again] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/);
  expect(again).not.toBe(one);
  expect(await Promise.all([hasHash('correct horse', one), hasHash('correct horse ', one), hasHash('correct horse', undefined)])).toEqual([true, false, false]);
});

test('a hash of another cost is checked with that cost', async () => {
  // Of `password` with the salt `somesalt`, from the reference implementation of Argon2.
  const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  expect(await hasHash('password', reference)).toBe(true);
  expect(await hasHash('differentpassword', reference)).toBe(false);
});

test('a stored text that is no hash is an error', async () => {
  await expect(hasHash('x', 'plain')).rejects.toThrow('not one of Argon2id');
});

const ann = readName('ann');

/** `ok`, or the code and the message of the refusal. */
function check(text: string): string {
  try {
    checkStrength(readPassword(text), ann);
    return 'ok';
  } catch (error) {
    const { code, message, details } = ChatError.from(error);
    expect(details.field).toBe('password');
    return `${code}: ${message}`;
  }
}

test.each(['correct horse battery', 'Tr0ub4dor&3x', 'пароль-длинный', '   spaces   ', '\u{1F600}\u{1F602}\u{1F605}\u{1F607}\u{1F609}\u{1F60B}\u{1F60D}\u{1F60F}', 'x9!'.repeat(50), 'é1ü2ö3ä4'])(
  '%j is a password: no rule asks for kinds of characters', (text) => {
    expect(check(text)).toBe('ok');
  },
);

test.each([
  ['', 'invalid-argument: password must be there'], ['x\0yyyyyyyy', 'invalid-argument: password must not have the character NUL'],
  ['\uD800abcdefgh', 'invalid-argument: password must be Unicode text'], ['x'.repeat(257), 'invalid-argument: password must have at most 256 bytes'],
  ['x'.repeat(4_096), 'invalid-argument: password must have at most 256 bytes'], ['\uFDFA'.repeat(80), 'invalid-argument: password must have at most 256 bytes'],
  ['short12', 'weak-password: password must have at least 8 characters'], ['\u{1F600}'.repeat(7), 'weak-password: password must have at least 8 characters'],
  ['password', 'weak-password: password must not be a common one'], ['PassWord', 'weak-password: password must not be a common one'],
  ['qwertyuiop', 'weak-password: password must not be a common one'], ['aaaaaaaaaaaa', 'weak-password: password must not be a common one'],
  ['cecochat12', 'weak-password: password must not be much like "cecochat"'],
])('%j is refused: %s', (text, refusal) => {
  expect(check(text)).toContain(refusal);
});

test('a password that is hardly more than the name is refused, and one that only has it in it is not', () => {
  const longName = readName('annabella');
  expect(() => checkStrength('annabella12', longName)).toThrow('much like "annabella"');
  expect(() => checkStrength('annabella and bob', longName)).not.toThrow();
});

test('a password is the same whichever way a keyboard composes its letters', () => {
  expect(readPassword('cafe\u0301-creme')).toBe(readPassword('caf\u00E9-creme'));
});
