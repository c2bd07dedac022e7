import { ChatError, userId, type UserId } from '@cecochat/contracts';
import type { Profile } from '@cecochat/client-node';
import { NameBook } from './name-book.ts';

const account = (number: number) => userId((1n << 62n) + BigInt(number));
const [ann, bob, gone] = [account(1), account(2), account(3)];
const profile = (user: UserId, name: string): Profile => ({ user, name, displayName: name, statusText: '', version: 1 });

/** A directory with ann and bob, and the calls that it got. */
function setUp(failure?: ChatError) {
  const asked: (readonly UserId[])[] = [];
  const all = [profile(ann, 'ann'), profile(bob, 'bob\n\u202E')];
  let nowMs = 0;
  const names = new NameBook({
    profiles: async (users) => {
      asked.push(users);
      if (failure !== undefined) throw failure;
      return all.filter(({ user }) => users.includes(user));
    },
    byNames: async (wanted) => all.filter(({ name }) => wanted.includes(name)),
  }, () => nowMs);
  return { names, asked, pass: (ms: number) => void (nowMs += ms) };
}

test('accounts are asked for once, and other users not at all', async () => {
  const { names, asked } = setUp();
  await names.learn([ann, bob, gone, userId(7), ann]);
  await names.learn([ann, gone, userId(7)]);
  expect(asked).toEqual([[ann, bob, gone]]);
  expect([ann, gone, userId(7)].map(names.nameOf)).toEqual(['ann', gone.toString(), '7']);
  expect([names.knownNameOf(ann), names.knownNameOf(gone)]).toEqual(['ann', undefined]);
  expect(names.nameOf(bob)).toBe('bob \u{FFFD}');
});

test('names at the command line are found, and one without an account is named', async () => {
  const { names } = setUp();
  expect(await names.usersOf(['ann', userId(5)])).toEqual([ann, 5n]);
  await expect(names.usersOf(['ann', 'carl'])).rejects.toThrow('no account has the name carl');
});

test('a service that fails is not asked again for a while; one that is not there, never', async () => {
  const failing = setUp(new ChatError('unavailable', 'away'));
  await failing.names.learn([ann]);
  await failing.names.learn([bob]);
  failing.pass(60_000);
  await failing.names.learn([bob]);
  expect(failing.asked).toEqual([[ann], [bob]]);
  const none = setUp(new ChatError('not-found', 'no accounts'));
  await none.names.learn([ann]);
  none.pass(1e12);
  await none.names.learn([bob]);
  expect(none.asked).toEqual([[ann]]);
  expect(none.names.nameOf(ann)).toBe(ann.toString());
});

test('steps run in their order, at once where all names are known', async () => {
  const { names } = setUp();
  const steps: string[] = [];
  names.whenLearnt([userId(1)], () => steps.push('known'));
  expect(steps).toEqual(['known']);
  names.whenLearnt([ann], () => steps.push(names.nameOf(ann)));
  names.whenLearnt([userId(1)], () => steps.push('after it'));
  expect(steps).toEqual(['known']);
  await names.settled;
  expect(steps).toEqual(['known', 'ann', 'after it']);
});
