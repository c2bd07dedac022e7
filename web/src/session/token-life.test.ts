import { isGood, toAccessToken } from './token-life.ts';

const tokenOf = (iat: number, exp: number) => `h.${Buffer.from(JSON.stringify({ iat, exp, sub: '7', x: '~?>' })).toString('base64url')}.s`;

test('a token is used for most of its life, whatever the clock of the machine shows', () => {
  for (const nowMs of [0, 1_800_000_000_000]) {
    const token = toAccessToken(tokenOf(1_800_000_000, 1_800_000_600), nowMs);
    expect(isGood(token, nowMs + 479_000)).toBe(true);
    expect(isGood(token, nowMs + 481_000)).toBe(false);
  }
});

test('a token that was refused is not used again, and neither is none', () => {
  const token = toAccessToken(tokenOf(0, 600), 0);
  expect(isGood(token, 1, token.value)).toBe(false);
  expect(isGood(token, 1, 'another')).toBe(true);
  expect(isGood(undefined, 1)).toBe(false);
});
