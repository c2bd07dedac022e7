import { userId } from '@cecochat/contracts';
import { isRevoked, type Revocations } from './revocations.ts';

const [ann, bob] = [userId(1), userId(2)];
const ended: Revocations = { users: new Map([[ann, 10_500]]), tokens: new Map([['lost', 1]]), sessions: new Map([['phone', 1]]) };

test.each([
  ['of the user before', { user: ann, issuedAtMs: 9_000, tokenId: undefined }, true],
  ['of the user in the same second', { user: ann, issuedAtMs: 10_000, tokenId: undefined }, true],
  ['of the user that does not say when it was issued', { user: ann, issuedAtMs: undefined, tokenId: 'other' }, true],
  ['of the user in the next second', { user: ann, issuedAtMs: 11_000, tokenId: undefined }, false],
  ['of another user', { user: bob, issuedAtMs: 9_000, tokenId: 'other' }, false],
  ['of a session that was ended', { user: bob, issuedAtMs: 20_000, tokenId: 'other', sessionId: 'phone' }, true],
  ['of another session', { user: bob, issuedAtMs: 20_000, tokenId: 'other', sessionId: 'laptop' }, false],
  ['with the id that was ended, of whomever', { user: bob, issuedAtMs: 20_000, tokenId: 'lost' }, true],
])('a token %s: ended %#', (_name, token, expected) => {
  expect(isRevoked(ended, { sessionId: undefined, ...token })).toBe(expected);
});
