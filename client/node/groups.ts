import { randomUUID } from 'node:crypto';
import {
  toLong, ChatError, groupId, groupsService, toBigInt, toNumber, userId, type cecochat, type GroupId, type UserId,
} from '@cecochat/contracts';
import { PlatformAccess, type AccessOptions } from './platform-access.ts';
import { securityOf, type Security } from './security.ts';
import { UnaryCalls, type CallContext } from './unary-calls.ts';

export interface NewGroup {
  /** 1..200 bytes of UTF-8. */
  readonly name: string;
  /** At most 2,048 bytes of UTF-8. */
  readonly description?: string;
  readonly settings?: cecochat.v1.IGroupSettings;
  /** The first members besides the user, who is the owner: 1..1,000. */
  readonly users: readonly UserId[];
}

/** A change of a group that is there; see the protocol for what each does, and who may ask for it. */
export type Change = Omit<GroupChange, 'create'>;

/**
 * Makes, changes and shows the groups of a user, who need not be connected. Every call rejects with a ChatError. A
 * change has happened when its promise resolves; one that rejects with `unavailable` may happen still.
 */
export class Groups {
  readonly #access: PlatformAccess;
  readonly #calls: GroupsCalls;

  constructor(options: AccessOptions) {
    this.#access = new PlatformAccess(options);
    this.#calls = new GroupsCalls(securityOf(options.url, options));
  }

  create({ users, ...rest }: NewGroup): Promise<ChangedGroup> {
    return this.#change(undefined, { create: { ...rest, users: users.map(toLong) } });
  }

  change(group: GroupId, change: Change): Promise<ChangedGroup> {
    return this.#change(group, change);
  }

  add(group: GroupId, users: readonly UserId[]): Promise<ChangedGroup> {
    return this.#change(group, { add: { users: users.map(toLong) } });
  }

  remove(group: GroupId, users: readonly UserId[]): Promise<ChangedGroup> {
    return this.#change(group, { remove: { users: users.map(toLong) } });
  }

  read(group: GroupId): Promise<GroupInfo> {
    return this.#call((at) => this.#calls.read(at, group));
  }

  /** All members, in the order of their ids. */
  members(group: GroupId): AsyncGenerator<GroupMember, void> {
    return this.#all((at, after) => this.#calls.members(at, group, after));
  }

  /** The groups that the user is a member of, in the order of their ids. */
  mine(): AsyncGenerator<MyGroup, void> {
    return this.#all((at, after) => this.#calls.mine(at, after));
  }

  close(): void {
    this.#calls.close();
  }

  /** A repeat has the same command id: the change is made once. */
  #change(group: GroupId | undefined, change: GroupChange): Promise<ChangedGroup> {
    const commandId = randomUUID();
    return this.#call((at) => this.#calls.change(at, { group, commandId, change }));
  }

  #call<T>(call: (at: At) => Promise<T>): Promise<T> {
    return this.#access.call(({ groupsAddress: address }, token) => call({ address, token }));
  }

  async *#all<Item>(read: (at: At, after: bigint) => Promise<Page<Item>>): AsyncGenerator<Item, void> {
    for (let after: bigint | undefined = 0n; after !== undefined; ) {
      const from: bigint = after;
      const page: Page<Item> = await this.#call((at) => read(at, from));
      yield* page.items;
      after = page.nextAfter;
    }
  }
}

/** A change is decided within 10 s, or the call is `unavailable`. */
const changeDeadlineMs = 15_000;
const readDeadlineMs = 10_000;

/** What is asked of a group: one of the changes. Users are 64-bit numbers as protobufjs has them. */
type GroupChange = cecochat.v1.IGroupChange;

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
interface Page<Item> {
  readonly items: readonly Item[];
  /** `after` of the next page; undefined where there is none. */
  readonly nextAfter: bigint | undefined;
}

/** Calls of the service of groups. Every call rejects with a ChatError. */
class GroupsCalls {
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
interface At {
  readonly address: string | undefined;
  readonly token: string;
}

function contextOf({ address, token }: At, deadlineMs: number): CallContext {
  if (address !== undefined) return { address, token, deadlineMs };
  throw new ChatError('unavailable', 'the platform does not name the address of the service of groups');
}
