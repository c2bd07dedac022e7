import { groupId, userId } from '@cecochat/contracts';
import { Group } from '../machine/index.ts';
import { GroupCache } from './group-cache.ts';

function groupOf(members: number): Group {
  const settings = { joinPolicy: 'open', announcementsOnly: false, slowModeSeconds: 0 } as const;
  const group = new Group({ name: '', description: '', settings, seq: 1, n: 0, timeMs: 0, membershipEpoch: 1, created: 0 });
  for (let user = 1; user <= members; user++) group.members.set(userId(user), { role: 'member', joined: 1, joinedN: 0, lastSentMs: 0 });
  return group;
}

test('groups that were used last are kept, up to a number of members of all of them', () => {
  const cache = new GroupCache();
  for (let id = 1; id <= 6; id++) {
    cache.put(groupId(id), { group: groupOf(100_000), applied: id });
    const first = cache.take(groupId(1));
    if (first !== undefined) cache.put(groupId(1), first);
  }
  expect([1, 2, 3, 4, 5, 6].filter((id) => cache.take(groupId(id)) !== undefined)).toEqual([1, 4, 5, 6]);
  expect(cache.size).toBe(0);
});

test('a group that became larger outside counts as it is', () => {
  const cache = new GroupCache();
  const small = { group: groupOf(1), applied: 1 };
  cache.put(groupId(1), small);
  for (let id = 2; id <= 5; id++) cache.put(groupId(id), { group: groupOf(100_000), applied: id });
  const taken = cache.take(groupId(1));
  small.group = groupOf(200_000);
  cache.put(groupId(1), taken ?? small);
  expect([1, 2, 3, 4, 5].filter((id) => cache.take(groupId(id)) !== undefined)).toEqual([1, 4, 5]);
});
