import { invalid, maxUserId, toBigInt, toLong, type cecochat, type GroupId, type UserId } from '@cecochat/contracts';
import { readGroupId } from '../commands.ts';
import type { GroupStore } from '../store/index.ts';
import { errorOf } from '../rejections.ts';

export type ReadStore = Pick<GroupStore, 'readGroup' | 'readMember' | 'isPending' | 'readMembers' | 'readUserGroups'>;

const [defaultCount, maxCount] = [100, 1_000];

/** Throws a ChatError, as the others do. */
export async function getGroup(store: ReadStore, user: UserId,
  request: cecochat.v1.IGetGroupRequest): Promise<cecochat.v1.IGetGroupResponse> {
  const id = readGroupId(request.group);
  const [found, member] = await Promise.all([store.readGroup(id), store.readMember(id, user)]);
  if (found === undefined || found.memberCount === 0) throw errorOf({ code: 'no-such-group' });
  const { name, description, settings, seq, n } = found.fields;
  if (member === undefined && settings.joinPolicy === 'invitation'
    && !(await store.isPending(id, user))) throw errorOf({ code: 'not-a-member' });
  return {
    group: toLong(id), name, description, settings, memberCount: found.memberCount, seq: toLong(seq), n: toLong(n),
    role: member?.role ?? '', joined: toLong(member?.joined ?? 0),
  };
}

export async function getMembers(store: ReadStore, user: UserId,
  request: cecochat.v1.IGetMembersRequest): Promise<cecochat.v1.IGetMembersResponse> {
  const id = readGroupId(request.group);
  await requireMember(store, id, user);
  const count = readCount(request.count);
  const found = await store.readMembers(id, readAfter(request.after), count);
  const last = found.length < count ? undefined : found.at(-1);
  return {
    members: found.map(({ user: each, role, joined }) => ({ user: toLong(each), role, joined: toLong(joined) })),
    nextAfter: toLong(last?.user ?? 0),
  };
}

export async function getMyGroups(store: ReadStore, user: UserId,
  request: cecochat.v1.IGetMyGroupsRequest): Promise<cecochat.v1.IGetMyGroupsResponse> {
  const count = readCount(request.count);
  const found = await store.readUserGroups(user, readAfter(request.after), count);
  const last = found.length < count ? undefined : found.at(-1);
  return { groups: found.map(({ group, joined }) => ({ group: toLong(group), joined: toLong(joined) })),
    nextAfter: toLong(last?.group ?? 0) };
}

async function requireMember(store: ReadStore, id: GroupId, user: UserId): Promise<void> {
  if ((await store.readMember(id, user)) !== undefined) return;
  const found = await store.readGroup(id);
  throw errorOf({ code: found === undefined || found.memberCount === 0 ? 'no-such-group' : 'not-a-member' });
}

function readAfter(value: cecochat.v1.IGetMembersRequest['after']): bigint {
  const after = toBigInt(value);
  if (after > maxUserId) throw invalid('after', `must be an id, at most ${maxUserId}, or 0 for the first page`);
  return after;
}

function readCount(count: number | null | undefined): number {
  if (count === null || count === undefined || count === 0) return defaultCount;
  if (count > maxCount) throw invalid('count', `must be 1..${maxCount}, or 0 for the default`);
  return count;
}
