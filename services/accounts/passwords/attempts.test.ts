import { ChatError } from '@cecochat/contracts';
import { Attempts } from './attempts.ts';

let nowMs = 0;
let limited: string[] = [];
let attempts: Attempts;

beforeEach(() => {
  [nowMs, limited] = [0, []];
  attempts = new Attempts({ clock: () => nowMs, onLimited: (limit) => limited.push(limit) });
});

/** `ok`, or the limit and the seconds to wait. */
function attempt(name: string, address: string): string {
  try {
    attempts.begin(name, address);
    return 'ok';
  } catch (error) {
    const { code, details } = ChatError.from(error);
    return `${code} ${details.field} ${(details.retryAfterMs ?? 0) / 1_000}`;
  }
}

const times = <T>(count: number, work: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => work(index));

test('a name has ten wrong passwords at once, from all addresses together, and then one a minute', () => {
  expect(times(10, (index) => attempt('ann', `10.0.0.${index}`))).toEqual(Array(10).fill('ok'));
  expect(attempt('ann', '10.0.1.1')).toBe('overloaded limits.perAccount.wrongPasswords 60');
  expect(attempt('bob', '10.0.1.1')).toBe('ok');
  nowMs += 60_000;
  expect([attempt('ann', '10.0.1.1'), attempt('ann', '10.0.1.1')]).toEqual(['ok', 'overloaded limits.perAccount.wrongPasswords 60']);
  expect(limited).toEqual(['perAccount.wrongPasswords', 'perAccount.wrongPasswords']);
});

test('an address has a hundred, whatever the names, and so has a network of IPv6', () => {
  expect(times(100, (index) => attempt(`name${index}`, `2001:db8::${index + 1}`))).toEqual(Array(100).fill('ok'));
  expect(attempt('ann', '2001:db8::ffff')).toBe('overloaded limits.perAddress.wrongPasswords 1');
  expect(attempt('ann', '2001:db8:1::1')).toBe('ok');
});

test('an attempt with the right password does not count', () => {
  for (let index = 0; index < 500; index++) attempts.begin('ann', '10.0.0.1')();
  expect(attempt('ann', '10.0.0.1')).toBe('ok');
});

test('an address makes a hundred accounts at once, and then one in ten seconds', () => {
  for (let index = 0; index < 100; index++) attempts.signUp('10.0.0.1');
  expect(() => attempts.signUp('10.0.0.1')).toThrow('limits.perAddress.signUps');
  nowMs += 10_000;
  expect(() => attempts.signUp('10.0.0.1')).not.toThrow();
});
