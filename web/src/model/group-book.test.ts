import { ChatError, groupId, userId, type WebGroup } from '../sdk.ts';
import { GroupBook } from './group-book.ts';

const group = (name: string, role: string | undefined = 'member'): WebGroup => ({
  group: groupId(9n), name, description: '', joinPolicy: 'invitation', announcementsOnly: false, slowModeSeconds: 0,
  memberCount: 2, seq: 1, role,
});

/** A service with one group, whose reads are answered one after the other when the test says so. */
function setUp() {
  const state: { found: WebGroup; failure?: ChatError } = { found: group('Club') };
  const reads: (() => void)[] = [];
  const names: string[] = [];
  let changes = 0;
  const book = new GroupBook({
    read: () => new Promise((resolve, reject) => {
      const { found, failure } = state;
      reads.push(() => (failure === undefined ? resolve(found) : reject(failure)));
    }),
    members: async () => [{ user: userId(1), role: 'owner' }, { user: userId(2), role: 'member' }],
    change: async () => void changes++,
    create: async () => groupId(9n),
  }, (_, name) => names.push(name));
  const answer = async () => {
    reads.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { book, state, reads, names, answer, changes: () => changes };
}

test('a group is read once, and again when there are more changes of it', async () => {
  const { book, state, reads, names, answer } = setUp();
  book.want('9', 1);
  book.want('9', 1);
  expect(reads).toHaveLength(1);
  await answer();
  expect(book.entryOf('9')).toMatchObject({ group: { name: 'Club' }, members: [{ role: 'owner' }, { role: 'member' }] });
  book.want('9', 0);
  expect(reads).toHaveLength(0);
  state.found = group('Readers');
  book.want('9', 2);
  await answer();
  expect([book.entryOf('9').group?.name, names]).toEqual(['Readers', ['Club', 'Readers']]);
});

test('the answer of an earlier read does not replace that of a later one', async () => {
  const { book, state, reads, answer } = setUp();
  book.want('9', 1);
  state.found = group('Readers');
  book.want('9', 2);
  const [early, late] = [reads[0], reads[1]];
  reads.splice(0, 2, ...[late, early].filter((each) => each !== undefined));
  await answer();
  await answer();
  expect(book.entryOf('9').group?.name).toBe('Readers');
});

test('a group that the user may not see has no content; while the service is away what was known stays, and is read again', async () => {
  const { book, state, answer } = setUp();
  book.want('9', 1);
  await answer();
  state.failure = new ChatError('unavailable', 'away');
  book.want('9', 2);
  await answer();
  expect(book.entryOf('9')).toMatchObject({ group: { name: 'Club' }, problem: { code: 'unavailable' } });
  state.failure = new ChatError('not-a-member', 'no');
  book.want('9', 2);
  await answer();
  expect(book.entryOf('9')).toMatchObject({ problem: { code: 'not-a-member' } });
  expect(book.entryOf('9').group).toBeUndefined();
});

test('a change is followed by a read', async () => {
  const { book, reads, answer, changes } = setUp();
  book.want('9', 1);
  await answer();
  const changed = book.change('9', { leave: {} });
  await new Promise((resolve) => setTimeout(resolve));
  expect([changes(), reads.length]).toEqual([1, 1]);
  await answer();
  await changed;
  expect(await book.create('Club', [2n])).toBe('9');
});
