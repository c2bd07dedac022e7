import { ChatError, maxUserId, parseUserId } from '@cecochat/contracts';
import fc from 'fast-check';
import type { JWTPayload } from 'jose';
import { readClaims } from './token-claims.ts';

const nowMs = 1_800_000_000_000;
const now = nowMs / 1_000;
const day = 86_400;
const good = { sub: '42', iat: now - 10, exp: now + 3_600 };

/** The caller, or the message of the refusal. */
function read(claims: object): unknown {
  try {
    return readClaims(claims as JWTPayload, { nowMs, maxSeconds: day });
  } catch (error) {
    const { code, message, details } = ChatError.from(error);
    expect({ code, field: details.field }).toEqual({ code: 'unauthenticated', field: 'authorization' });
    return message;
  }
}

test('the subject and the end are those of the token', () => {
  expect(read(good)).toEqual({
    user: 42n, expiresAtMs: good.exp * 1_000, issuedAtMs: good.iat * 1_000, tokenId: undefined, sessionId: undefined, device: undefined, isAdmin: false,
  });
  expect(read({ ...good, jti: 'x', cecochat_session: 's', cecochat_device: 'phone', cecochat_role: 'admin' })).toMatchObject({ tokenId: 'x', sessionId: 's', device: 'phone', isAdmin: true });
  expect(read({ ...good, sub: maxUserId.toString() })).toMatchObject({ user: maxUserId });
});

test.each([
  '9007199254740993', '5', '["5"]', '1e3', '1.0', 'true', 'null', '{}', '"05"', '"+5"', '"-5"', '"0"', '""', '" 5"', '"5 "', '"5\\n"', '"1e3"', '"0x5"', '"٥"',
  '"9223372036854775808"', '"99999999999999999999"',
])('a subject that is %s in JSON names no user', (text) => {
  expect(read({ ...good, sub: JSON.parse(text) as unknown })).toBe(
    `authorization holds a token whose claim "sub" must be a user id as a JSON string of decimal digits, "1" .. "${maxUserId}"`,
  );
});

test('a subject is taken as it is written or refused', () => {
  fc.assert(fc.property(fc.jsonValue(), (sub) => {
    const caller = read({ ...good, sub });
    if (typeof caller === 'string') expect(typeof sub === 'string' && parseUserId(sub) !== undefined).toBe(false);
    else expect(caller).toMatchObject({ user: BigInt(sub as string) });
  }));
  fc.assert(fc.property(fc.bigInt({ min: 1n, max: maxUserId }), (user) => {
    expect(read({ ...good, sub: user.toString() })).toMatchObject({ user });
    expect(read({ ...good, sub: Number(user) })).toContain('"sub"');
  }));
});

test.each(['jti', 'cecochat_session', 'cecochat_device'])('%s is a short text', (claim) => {
  for (const value of ['', 5, ['x'], null, 'x'.repeat(300)]) expect(read({ ...good, [claim]: value })).toContain(`claim "${claim}" must be a text of 1 .. `);
});

test('nothing but the text admin makes an admin', () => {
  for (const role of [true, ['admin'], 'Admin', 'user', 1]) expect(read({ ...good, cecochat_role: role })).toMatchObject({ isAdmin: false });
});

test.each(['iat', 'nbf', 'exp'])('%s is a finite number of seconds', (claim) => {
  for (const value of [Number.POSITIVE_INFINITY, Number.NaN, '1800000000', [now], null, -1]) {
    expect(read({ ...good, [claim]: value })).toBe(`authorization holds a token whose claim "${claim}" must be a number of seconds since 1970`);
  }
});

test.each([
  ['issued in the future', { ...good, iat: now + 6 }, '"iat" must not be in the future'],
  ['without an end', { sub: '42', iat: now }, '"exp" must be there'],
  ['that lives longer than a token may', { ...good, iat: now - 10, exp: now - 9 + day }, `"exp" must be at most ${day} s after iat`],
  ['without a time of issue that ends too late', { sub: '42', exp: now + 1 + day }, `"exp" must be at most ${day} s after iat, or after now`],
])('a token %s is refused', (_name, claims, reason) => {
  expect(read(claims)).toContain(reason);
});

test('whatever is accepted ends within the longest life and the tolerance from now', () => {
  const time = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: now - 2 * day, max: now + 3 * day }), fc.constant(undefined));
  fc.assert(fc.property(time, time, (iat, exp) => {
    const caller = read({ sub: '1', ...(iat !== undefined && { iat }), ...(exp !== undefined && { exp }) });
    if (typeof caller === 'object') expect((caller as { expiresAtMs: number }).expiresAtMs).toBeLessThanOrEqual((now + day + 5) * 1_000);
  }));
});
