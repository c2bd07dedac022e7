import type { KeptChange } from '../sdk.ts';
import { changeWords, listWords, memberWords } from './group-changes.ts';

const naming = { me: '1', sender: '2', nameOf: (user: string) => (user === '1' ? 'You' : `User ${user}`) };
const words = (change: KeptChange['change'], users: readonly string[] = [], more: Partial<KeptChange> = {}, sender = '2') =>
  changeWords({ change, users, ...more }, { ...naming, sender });

test('changes are sentences in which the user is addressed', () => {
  expect(words('created', ['1', '3'], { name: 'Book club' })).toBe('User 2 created the group “Book club” with you and User 3');
  expect(words('removed', ['1'])).toBe('User 2 removed you');
  expect(words('left', [], {}, '1')).toBe('You left');
  expect(words('role-changed', ['3'], { role: 'admin' })).toBe('User 2 made User 3 an admin');
  expect(words('role-changed', ['3'], { role: 'reader' })).toBe('User 2 made User 3 a reader');
  expect(words('renamed', [], { name: 'Readers' }, '1')).toBe('You renamed the group to “Readers”');
});

test('many users are counted', () => {
  expect(words('added', ['1', '3', '4', '5', '6', '7', '8'])).toBe('User 2 added you, User 3, User 4, User 5, User 6 and 2 others');
  expect([listWords([], 0), listWords(['a'], 0), listWords(['a'], 1), memberWords(1), memberWords(3)]).toEqual(['', 'a', 'a and 1 other', '1 member', '3 members']);
});
