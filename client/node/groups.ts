import { randomUUID } from 'node:crypto';
import { toLong, type cecochat, type GroupId, type UserId } from '@cecochat/contracts';
import {
  GroupsCalls, type At, type ChangedGroup, type GroupChange, type GroupInfo, type GroupMember, type MyGroup, type Page,
} from './groups-calls.ts';
import { PlatformAccess, type AccessOptions } from './platform-access.ts';
import { securityOf } from './security.ts';

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
