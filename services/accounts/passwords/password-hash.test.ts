import { hashPassword, hasHash } from './password-hash.ts';

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
