import { userId } from '@cecochat/contracts';
import fc from 'fast-check';
import { contactState, decideContact, type ContactChange, type PairState } from './decide-contact.ts';

const [ann, bob] = [userId(1), userId(2)];
const changes: readonly ContactChange[] = ['invite', 'accept', 'decline', 'cancel', 'remove'];

/** What the two are to each other after changes, each by one of them: from the side of Ann; with the refusals. */
function after(...asked: readonly (readonly ['ann' | 'bob', ContactChange])[]) {
  let state: PairState | undefined;
  const refusals: string[] = [];
  for (const [who, change] of asked) {
    const decision = who === 'ann' ? decideContact(state, ann, bob, change) : decideContact(state, bob, ann, change);
    if ('refused' in decision) refusals.push(decision.refused);
    else state = decision.next;
  }
  return { ann: contactState(state, ann, bob), bob: contactState(state, bob, ann), refusals };
}

test('an invitation is seen from both sides, and is accepted, declined or cancelled', () => {
  expect(after(['ann', 'invite'])).toEqual({ ann: 'invited', bob: 'invitation', refusals: [] });
  expect(after(['bob', 'invite'])).toEqual({ ann: 'invitation', bob: 'invited', refusals: [] });
  expect(after(['ann', 'invite'], ['bob', 'accept'])).toEqual({ ann: 'contact', bob: 'contact', refusals: [] });
  expect(after(['ann', 'invite'], ['bob', 'decline'])).toEqual({ ann: 'none', bob: 'none', refusals: [] });
  expect(after(['ann', 'invite'], ['ann', 'cancel'])).toEqual({ ann: 'none', bob: 'none', refusals: [] });
});

test('two who invite each other are contacts, until one of them removes the other', () => {
  expect(after(['ann', 'invite'], ['bob', 'invite'])).toEqual({ ann: 'contact', bob: 'contact', refusals: [] });
  expect(after(['ann', 'invite'], ['bob', 'invite'], ['bob', 'remove'])).toEqual({ ann: 'none', bob: 'none', refusals: [] });
});

test('what is not there cannot be changed', () => {
  expect(after(['ann', 'accept'], ['ann', 'decline'], ['ann', 'cancel'], ['ann', 'remove']).refusals).toEqual(['not-pending', 'not-pending', 'not-pending', 'not-a-contact']);
  expect(after(['ann', 'invite'], ['ann', 'invite'], ['ann', 'accept'], ['ann', 'decline'], ['bob', 'cancel'], ['bob', 'remove'])).toEqual({
    ann: 'invited', bob: 'invitation', refusals: ['already-pending', 'not-pending', 'not-pending', 'not-pending', 'not-a-contact'],
  });
});

test('whatever two do, both are contacts or neither, and an invitation has two sides', () => {
  const step = fc.tuple(fc.constantFrom('ann' as const, 'bob' as const), fc.constantFrom(...changes));
  fc.assert(fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
    const { ann: one, bob: other } = after(...steps);
    expect(['none none', 'contact contact', 'invited invitation', 'invitation invited']).toContain(`${one} ${other}`);
  }));
});
