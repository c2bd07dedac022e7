import { createHash } from 'node:crypto';
import { groupId, maxUserId, type GroupId, type UserId } from '@cecochat/contracts';

/**
 * The id of the group that a command creates: a digest of its actor and id. A call that is repeated names the same
 * group, and callers cannot choose the id of a group.
 */
export function idOfCreated(actor: UserId, command: string): GroupId {
  const digest = createHash('sha256').update(`${actor}/${command}`).digest();
  const id = digest.readBigUInt64BE() & maxUserId;
  return groupId(id === 0n ? 1n : id);
}
