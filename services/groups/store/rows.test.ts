import { userId } from '@cecochat/contracts';
import { rejectionCodes, type Group, type Outcome, type Request } from '../machine/index.ts';
import { formatOutcome, parseOutcome, groupStatements, userRows } from './rows.ts';
import { Unwritten } from './unwritten.ts';

const settings = { joinPolicy: 'approval', announcementsOnly: false, slowModeSeconds: 0 } as const;
const create: Request = { kind: 'create', name: 'n', description: '', settings, users: [2, 3].map(userId) };

/** What is unwritten after a group was made and written, and some commands of user 1 came. */
function unwrittenAfter(...requests: readonly Request[]): { group: Group; unwritten: Unwritten } {
  let position = 0;
  const apply = (unwritten: Unwritten, group: Group | undefined, actor: number, request: Request) =>
    unwritten.apply(group, { actor: userId(actor), id: `c${position}`, request }, { position: position++, timeMs: 1 }).group;
  const made = apply(new Unwritten(), undefined, 1, create);
  const unwritten = new Unwritten();
  for (const request of requests) apply(unwritten, made, 1, request);
  if (made === undefined) throw new Error('there is no group');
  return { group: made, unwritten };
}

const tablesOf = (group: Group, unwritten: Unwritten) =>
  groupStatements(9n, group, unwritten).map(({ query, params }) => `${query.split(' ')[0]} ${/(?:INTO|FROM) (\w+)/.exec(query)?.[1]} ${params[1]}`);

test('only what a command has changed is written', () => {
  const { group, unwritten } = unwrittenAfter({ kind: 'remove', users: [userId(2)] }, { kind: 'ban', user: userId(4) });
  expect(tablesOf(group, unwritten)).toEqual([
    'INSERT groups 3', 'DELETE group_members 2', 'INSERT group_past_members 2', 'INSERT group_bans 4', 'INSERT group_outcomes 1', 'INSERT group_outcomes 1',
  ]);
  expect(userRows(9n, group, unwritten).map(({ query, params }) => [query.split(' ')[0], params])).toEqual([['DELETE', [4n, 2n, 9n]]]);
});

test('a rejected command is written with nothing but its outcome', () => {
  const { group, unwritten } = unwrittenAfter({ kind: 'add', users: [userId(2)] });
  expect(tablesOf(group, unwritten)).toEqual(['INSERT groups 2', 'INSERT group_outcomes 1']);
  expect(userRows(9n, group, unwritten)).toEqual([]);
});

test('members who come and go before they are written leave the membership that is over', () => {
  const { group, unwritten } = unwrittenAfter({ kind: 'add', users: [userId(4)] }, { kind: 'remove', users: [userId(4)] });
  expect(tablesOf(group, unwritten).slice(1, 3)).toEqual(['DELETE group_members 4', 'INSERT group_past_members 4']);
});

test('outcomes that are forgotten are deleted', () => {
  const names = Array.from({ length: 70 }, (_, index): Request => ({ kind: 'rename', name: `n${index}` }));
  const { group, unwritten } = unwrittenAfter(...names);
  const statements = tablesOf(group, unwritten);
  expect(statements.filter((each) => each.startsWith('INSERT group_outcomes'))).toHaveLength(64);
  expect(statements.filter((each) => each.startsWith('DELETE group_outcomes'))).toHaveLength(7);
});

test('an outcome is read as it was written', () => {
  const outcomes: Outcome[] = [
    { kind: 'accepted', seq: 7, n: 3 },
    ...rejectionCodes.map((code): Outcome => ({ kind: 'rejected', rejection: { code } })),
    { kind: 'rejected', rejection: { code: 'banned', user: userId(2n ** 62n) } },
    { kind: 'rejected', rejection: { code: 'invalid-argument', field: 'name', rule: 'must not be empty' } },
    { kind: 'rejected', rejection: { code: 'slow-mode', retryAfterMs: 9 } },
  ];
  for (const outcome of outcomes) expect(parseOutcome(formatOutcome(outcome))).toEqual(outcome);
  for (const text of ['', '{}', '{"seq":-1,"n":0}', '{"code":"none"}']) expect(() => parseOutcome(text)).toThrow(/./);
});
