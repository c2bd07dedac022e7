import { userId } from '@cecochat/contracts';
import fc from 'fast-check';
import {
  decideRefresh, formatRefreshToken, hashOf, isSessionOf, newSecret, newSessionId, nextSecret, parseRefreshToken,
  type RefreshDecision, type StoredSession,
} from './refresh-token.ts';

const salt = Buffer.alloc(32, 1);
const ofCall = (id: string | undefined) => (id === undefined ? undefined : hashOf(id));
const session: StoredSession = {
  id: 's', label: '', createdMs: 0, usedMs: 0, expiresMs: 1_000, ended: false, salt,
  refreshHash: hashOf('second'), previousHash: hashOf('first'), requestHash: hashOf('call'),
};

test.each<[string, Partial<StoredSession>, string, string | undefined, RefreshDecision]>([
  ['the valid secret is exchanged', {}, 'second', 'other', 'exchange'],
  ['the call that exchanged the one before comes again', {}, 'first', 'call', 'repeat'],
  ['the one before comes in another call', {}, 'first', 'other', 'stolen'],
  ['the one before comes in a call without an id', {}, 'first', undefined, 'stolen'],
  ['a call without an id does not come again', { requestHash: undefined }, 'first', undefined, 'stolen'],
  ['an unknown secret', {}, 'third', 'call', 'stolen'],
  ['the session was ended', { ended: true }, 'second', 'call', 'ended'],
  ['the session has expired', { expiresMs: 500 }, 'second', 'call', 'ended'],
])('%s', (_name, more, secret, call, decision) => {
  expect(decideRefresh({ ...session, ...more }, { secretHash: hashOf(secret), requestHash: ofCall(call) }, 500)).toBe(decision);
});

test('there is no session', () => {
  expect(decideRefresh(undefined, { secretHash: hashOf('x'), requestHash: undefined }, 0)).toBe('ended');
});

/** A session as the store keeps it, with a client and a thief that has copied a token of it. */
function play(calls: readonly { readonly who: 'client' | 'thief'; readonly answered: boolean }[]): { stolenAfter: number | undefined; clientHolds: boolean } {
  let stored: StoredSession = { ...session, refreshHash: hashOf('first'), previousHash: undefined, requestHash: undefined };
  const holders = { client: { secret: 'first', call: 'client-0', calls: 0 }, thief: { secret: 'first', call: 'thief-0', calls: 0 } };
  for (const [index, { who, answered }] of calls.entries()) {
    const holder = holders[who];
    const decision = decideRefresh(stored, { secretHash: hashOf(holder.secret), requestHash: hashOf(holder.call) }, 0);
    if (decision === 'stolen') return { stolenAfter: index, clientHolds: false };
    const next = nextSecret(salt, holder.secret, holder.call);
    if (decision === 'exchange') {
      stored = { ...stored, refreshHash: hashOf(next), previousHash: hashOf(holder.secret), requestHash: hashOf(holder.call) };
    }
    if (answered) Object.assign(holder, { secret: next, call: `${who}-${++holder.calls}` });
  }
  return { stolenAfter: undefined, clientHolds: decideRefresh(stored, { secretHash: hashOf(holders.client.secret), requestHash: hashOf(holders.client.call) }, 0) !== 'stolen' };
}

const call = (who: 'client' | 'thief') => fc.record({ who: fc.constant(who), answered: fc.boolean() });

test('a client alone never loses its session, however many answers are lost', () => {
  fc.assert(fc.property(fc.array(call('client'), { maxLength: 20 }), (calls) => {
    expect(play(calls)).toEqual({ stolenAfter: undefined, clientHolds: true });
  }));
});

test('a copied token ends the session as soon as both have used it', () => {
  fc.assert(fc.property(fc.array(fc.oneof(call('client'), call('thief')), { minLength: 2, maxLength: 20 }), (calls) => {
    const both = Math.max(calls.findIndex(({ who }) => who === 'client'), calls.findIndex(({ who }) => who === 'thief'));
    const alone = !calls.some(({ who }) => who === 'client') || !calls.some(({ who }) => who === 'thief');
    if (!alone) expect(play(calls).stolenAfter).toBe(both);
  }));
});

test('a refresh token is read as it was written, and no other text is one', () => {
  const random = (count: number) => Buffer.alloc(count, 7);
  const [user, secret] = [userId(2n ** 62n), newSecret(random)];
  const id = newSessionId(user, random);
  expect(parseRefreshToken(formatRefreshToken(id, secret))).toEqual({ user, sessionId: id, secret });
  expect([isSessionOf(user, id), isSessionOf(userId(1), id), isSessionOf(user, 'x')]).toEqual([true, false, false]);
  for (const text of ['', 'x', `0.${'a'.repeat(22)}.${secret}`, `${id}.${secret}x`, `${id}.`, 'x'.repeat(100_000)]) expect(parseRefreshToken(text)).toBeUndefined();
});
