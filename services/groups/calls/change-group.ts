import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  backOffMs, ChatError, invalid, toBigInt, toLong, groupId, maxUserId, type cecochat, type GroupId, type UserId,
} from '@cecochat/contracts';
import type { LogWriter } from '@cecochat/kafka';
import { partitionOf } from '@cecochat/partitioning';
import { encodeCommand, readChange, readCommandId, readGroupId } from '../commands.ts';
import { decideCreation, type Command, type Outcome, type Request } from '../machine/index.ts';
import { acceptedOf, errorOf } from '../rejections.ts';
import type { OutcomeWaits } from '../sequencer/index.ts';
import type { GroupStore } from '../store/index.ts';

export interface ChangeContext {
  readonly store: Pick<GroupStore, 'readGroup' | 'readOutcome' | 'countGroupsOf'>;
  readonly writer: Pick<LogWriter, 'write'>;
  readonly partitionCount: number;
  readonly waits: OutcomeWaits;
  readonly random: () => number;
}

/** Groups that a user may be a member of. */
export const maxGroupsOfUser = 1_000;
/** How long a call waits for its command to be decided. */
const outcomeDeadlineMs = 10_000;
/** Another process may decide the command: its outcome is looked for in the store. */
const poll = { baseMs: 100, capMs: 500 };
const writeAgain = { baseMs: 50, capMs: 1_000 };
const retryAfterMs = 1_000;
const countsAtOnce = 32;

/** Writes a command to the log, and answers with what became of it. Throws a ChatError. */
export async function changeGroup(context: ChangeContext, actor: UserId,
  request: cecochat.v1.IChangeGroupRequest): Promise<cecochat.v1.IChangeGroupResponse> {
  const id = readCommandId(request.commandId ?? '');
  const asked = readChange(request.change);
  const group = asked.kind === 'create' ? readNew(request, actor, id) : readGroupId(request.group);
  const command: Command = { actor, id, request: asked };
  const known = await context.store.readOutcome(group, actor, id);
  const outcome = known ?? (await decideInLog(context, group, command, request.change ?? {}));
  const { seq } = acceptedOf(outcome);
  return { group: toLong(group), seq: toLong(seq) };
}

function readNew({ group }: cecochat.v1.IChangeGroupRequest, actor: UserId, command: string): GroupId {
  if (toBigInt(group) !== 0n) throw invalid('group', 'must be 0 for a group that is created');
  return idOfCreated(actor, command);
}

async function decideInLog(context: ChangeContext, group: GroupId, command: Command,
  change: cecochat.v1.IGroupChange): Promise<Outcome> {
  await admit(context, group, command);
  const { waits, partitionCount } = context;
  const wait = waits.wait(group, command.actor, command.id);
  const deadlineMs = performance.now() + outcomeDeadlineMs;
  try {
    await append(context, { partition: partitionOf(group, partitionCount),
      value: encodeCommand(group, command, change) }, deadlineMs);
    return await untilDecided(context, group, command, { decided: wait.outcome, deadlineMs });
  } finally {
    wait.end();
  }
}

/**
 * Refuses what needs no place in the log: a group that is not there, and users who are in too many groups. The groups
 * of a user are in many partitions, so no log orders them: calls at the same time can bring a user a few groups more.
 */
async function admit({ store }: ChangeContext, group: GroupId, { actor, request }: Command): Promise<void> {
  if (request.kind === 'create') {
    const decision = decideCreation(actor, request);
    if (decision.kind === undefined) throw errorOf(decision);
  } else if ((await store.readGroup(group)) === undefined) {
    throw errorOf({ code: 'no-such-group' });
  }
  const joining = joiningBy(actor, request);
  for (let at = 0; at < joining.length; at += countsAtOnce) {
    await Promise.all(joining.slice(at, at + countsAtOnce).map(async (user) => {
      if ((await store.countGroupsOf(user)) < maxGroupsOfUser) return;
      throw new ChatError('too-many-groups', `user ${user} is in ${maxGroupsOfUser} groups`);
    }));
  }
}

/** The users who become members if the request is accepted. */
function joiningBy(actor: UserId, request: Request): readonly UserId[] {
  switch (request.kind) {
    case 'create':
      return [actor, ...request.users];
    case 'add':
      return request.users;
    case 'join':
      return [actor];
    case 'approve':
      return [request.user];
    default:
      return [];
  }
}

/** Until the record is written. It may be there twice then, which changes nothing. */
async function append({ writer, random }: ChangeContext,
  record: { readonly partition: number; readonly value: Buffer }, deadlineMs: number): Promise<void> {
  for (let failures = 0; ; failures++) {
    const [outcome] = await writer.write([record]);
    if (outcome?.kind === 'written') return;
    if (outcome?.kind === 'refused') throw new ChatError('log-refused', outcome.error.message,
      { cause: outcome.error });
    if (performance.now() > deadlineMs) throw undecided(outcome?.error);
    await sleep(backOffMs(writeAgain, failures, random()));
  }
}

async function untilDecided(
  { store, random }: ChangeContext, group: GroupId, { actor, id }: Command,
  { decided, deadlineMs }: { readonly decided: Promise<Outcome>; readonly deadlineMs: number },
): Promise<Outcome> {
  for (let polls = 0; performance.now() < deadlineMs; polls++) {
    const waited = await Promise.race([decided, sleep(backOffMs(poll, polls, random()), undefined, { ref: false })]);
    const outcome = waited ?? (await store.readOutcome(group, actor, id));
    if (outcome !== undefined) return outcome;
  }
  throw undecided();
}

/** The command may still be decided: the same command id asks for it again. */
const undecided = (cause?: unknown): ChatError =>
  new ChatError('unavailable', 'the command is not decided yet: repeat it with the same command id',
    { retryAfterMs, cause });

/**
 * The id of the group that a command creates: a digest of its actor and id. A call that is repeated names the same
 * group, and callers cannot choose the id of a group.
 */
function idOfCreated(actor: UserId, command: string): GroupId {
  const digest = createHash('sha256').update(`${actor}/${command}`).digest();
  const id = digest.readBigUInt64BE() & maxUserId;
  return groupId(id === 0n ? 1n : id);
}
