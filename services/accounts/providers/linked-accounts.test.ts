import { readName } from '../names/index.ts';
import { suggestNames } from './linked-accounts.ts';

const suggested = (texts: readonly string[], count = 3) =>
  [...suggestNames(texts, (length) => '7'.repeat(length))].slice(0, count).map(({ shown }) => shown);

test.each([
  [['Ada.Lovelace@example.com', 'Ada Lovelace'], ['ada.lovelace', 'ada.lovelace2', 'ada.lovelace3']],
  [['Grace Hopper'], ['grace.hopper', 'grace.hopper2', 'grace.hopper3']],
  [['  --._x', '42', 'Łukasz'], ['łukasz', 'łukasz2', 'łukasz3']],
  [['00u1abcd', 'admin'], ['u1abcd', 'u1abcd2', 'u1abcd3']],
  [['admin'], ['admin2', 'admin3', 'admin4']],
  [['山田太郎'], ['山田太郎', '山田太郎2', '山田太郎3']],
  [['a\u202Eb\u0000c<script>'], ['a.b.c.script', 'a.b.c.script2', 'a.b.c.script3']],
  [['@', '', '!!!', '7'], ['user2', 'user3', 'user4']],
])('%j gives names that follow the rules, the best first', (texts, expected) => {
  expect(suggested(texts)).toEqual(expected);
});

test('there is always a name that follows the rules, whatever the texts are, and one that they have no part in', () => {
  for (const text of ['x'.repeat(500), 'ß'.repeat(40), 'aб', '\uD800', 'Zalgo\u0300\u0300\u0300\u0300\u0300', '..a..b..', '👩‍🚀 Ada']) {
    const all = suggested([text], 100);
    expect(all.length).toBeGreaterThan(10);
    expect(all.at(-1)).toBe('user77777777');
    for (const name of all) expect(readName(name).shown).toBe(name);
  }
});
