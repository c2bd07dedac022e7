import { ChatError, groupId, groupsService, toBigInt, toLong, toNumber, userId } from '@cecochat/contracts';
import type { cecochat, GroupId, UserId } from '@cecochat/contracts';
import type { Security } from './security.ts';
import { UnaryCalls, type CallContext } from './unary-calls.ts';

/** A change is decided within 10 s, or the call is `unavailable`. */
const changeDeadlineMs = 15_000;
const readDeadlineMs = 10_000;

/** What is asked of a group: one of the changes. Users are 64-bit numbers as protobufjs has them. */
export type GroupChange = cecochat.v1.IGroupChange;

/** Where a change is in its group. */
export interface ChangedGroup {
  readonly group: GroupId;
  readonly seq: number;
}

export interface GroupInfo {
  readonly group: GroupId;
  readonly name: string;
  readonly description: string;
  readonly settings: cecochat.v1.IGroupSettings;
  readonly memberCount: number;
  /** Of the latest event. */
  readonly seq: number;
  readonly n: number;
  /** Undefined for a user who is not a member. */
  readonly role: string | undefined;
}

export interface GroupMember {
  readonly user: UserId;
  readonly role: string;
  /** seq of the event by which the user became a member. */
  readonly joined: number;
}

export interface MyGroup {
  readonly group: GroupId;
  readonly joined: number;
}

/** One page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** `after` of the next page; undefined where there is none. */
  readonly nextAfter: bigint | undefined;
}

/** Calls of the service of groups. Every call rejects with a ChatError. */
export class GroupsCalls {
  readonly #calls: UnaryCalls;

  constructor(security: Security) {
    this.#calls = new UnaryCalls(security);
  }

  async change(
    at: At,
    {
      group, commandId, change,
    }: { readonly group: GroupId | undefined; readonly commandId: string; readonly change: GroupChange },
  ): Promise<ChangedGroup> {
    const request = { group: toLong(group ?? 0n), commandId, change };
    const changed = await this.#calls.call(contextOf(at, changeDeadlineMs), groupsService.changeGroup, request);
    return { group: groupId(toBigInt(changed.group)), seq: toNumber(changed.seq) };
  }

  async read(at: At, group: GroupId): Promise<GroupInfo> {
    const found = await this.#calls.call(contextOf(at, readDeadlineMs), groupsService.getGroup, {
      group: toLong(group),
    });
    return {
      group, name: found.name ?? '', description: found.description ?? '', settings: found.settings ?? {},
      memberCount: found.memberCount ?? 0, seq: toNumber(found.seq), n: toNumber(found.n),
      role: found.role || undefined,
    };
  }

  async members(at: At, group: GroupId, after = 0n): Promise<Page<GroupMember>> {
    const request = { group: toLong(group), after: toLong(after) };
    const page = await this.#calls.call(contextOf(at, readDeadlineMs), groupsService.getMembers, request);
    const items = (page.members ?? []).map(({ user, role, joined }) => ({
      user: userId(toBigInt(user)), role: role ?? '', joined: toNumber(joined),
    }));
    return { items, nextAfter: toBigInt(page.nextAfter) || undefined };
  }

  async mine(at: At, after = 0n): Promise<Page<MyGroup>> {
    const page = await this.#calls.call(contextOf(at, readDeadlineMs), groupsService.getMyGroups, {
      after: toLong(after),
    });
    const items = (page.groups ?? []).map(({ group, joined }) => ({
      group: groupId(toBigInt(group)), joined: toNumber(joined),
    }));
    return { items, nextAfter: toBigInt(page.nextAfter) || undefined };
  }

  close(): void {
    this.#calls.close();
  }
}

/** Where the service is, and who asks. */
export interface At {
  readonly address: string | undefined;
  readonly token: string;
}

function contextOf({ address, token }: At, deadlineMs: number): CallContext {
  if (address !== undefined) return { address, token, deadlineMs };
  throw new ChatError('unavailable', 'the platform does not name the address of the service of groups');
}
