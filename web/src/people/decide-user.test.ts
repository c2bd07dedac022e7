import { decideUser, nameIn } from './decide-user.ts';

const found = [{ user: '4611686018427387905' }, { user: '4611686018427387906' }];

test.each([
  ['an', 0, { id: '4611686018427387905' }],
  ['an', 1, { id: '4611686018427387906' }],
  ['7', 0, { id: '7' }],
  ['0', 0, { problem: 'Enter the number of a user, such as 7.' }],
  ['99999999999999999999', 0, { problem: 'Enter the number of a user, such as 7.' }],
  ['an', 2, { problem: 'Choose one of the people who are found.' }],
])('%s, with number %i chosen, names a user or has a problem', (text, chosen, expected) => {
  expect(decideUser(text, found, chosen)).toEqual(expected);
});

test('nothing is a problem, and an @ before a name is not part of it', () => {
  expect(decideUser('', [], 0)).toEqual({ problem: 'Enter a name.' });
  expect([nameIn(' @ada '), nameIn('ada@b')]).toEqual(['ada', 'ada@b']);
});
