import { ChatError, groupId, type WebGroup, type WebGroupChange, type WebGroupMember, type WebGroups } from '../sdk.ts';

/** What is known of a group. */
export interface GroupEntry {
  /** Undefined until it was read, and for a group that the user may not see. */
  readonly group?: WebGroup;
  /** For members. */
  readonly members?: readonly WebGroupMember[];
  readonly problem?: ChatError;
}

interface Kept extends GroupEntry {
  /** How many changes of the group the user knew when it was asked for. */
  readonly changes: number;
}

/** Groups as the service has them: each is read when a view wants it, and again once there is another change of it. */
export class GroupBook {
  readonly #groups: Pick<WebGroups, 'read' | 'members' | 'change' | 'create'>;
  readonly #onRead: (id: string, name: string) => void;
  readonly #entries = new Map<string, Kept>();
  readonly #listeners = new Set<() => void>();

  /** `onRead` is called with the name of each group that was read. */
  constructor(groups: Pick<WebGroups, 'read' | 'members' | 'change' | 'create'>, onRead: (id: string, name: string) => void) {
    this.#groups = groups;
    this.#onRead = onRead;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  entryOf(id: string): GroupEntry {
    return this.#entries.get(id) ?? {};
  }

  /** Reads the group unless what is known of it is of so many changes, or more. */
  want(id: string, changes: number): void {
    if ((this.#entries.get(id)?.changes ?? -1) < changes) void this.#read(id, changes);
  }

  /** Resolves with the id of the new group. Rejects with a ChatError, as `change` does. */
  async create(name: string, users: readonly bigint[]): Promise<string> {
    const id = await this.#groups.create(name, users as Parameters<WebGroups['create']>[1]);
    return id.toString();
  }

  /** Resolves when the change is made, and the group was read again. */
  async change(id: string, change: WebGroupChange): Promise<void> {
    await this.#groups.change(groupId(BigInt(id)), change);
    await this.#read(id, this.#entries.get(id)?.changes ?? 0);
  }

  async #read(id: string, changes: number): Promise<void> {
    const before = this.#entries.get(id);
    this.#set(id, { ...before, changes });
    try {
      const group = await this.#groups.read(groupId(BigInt(id)));
      const members = group.role === undefined ? undefined : await this.#groups.members(group.group);
      if (this.#isLate(id, changes)) return;
      this.#set(id, { changes, group, ...(members && { members }) });
      this.#onRead(id, group.name);
    } catch (cause) {
      if (this.#isLate(id, changes)) return;
      const problem = ChatError.from(cause);
      // What was known stays while the service is away; a group that is refused is one that the user may not see.
      this.#set(id, problem.retryable ? { ...before, changes: -1, problem } : { changes, problem });
    }
  }

  /** Whether another read was begun for a later change. */
  #isLate(id: string, changes: number): boolean {
    return (this.#entries.get(id)?.changes ?? -1) > changes;
  }

  #set(id: string, entry: Kept): void {
    this.#entries.set(id, entry);
    for (const listener of this.#listeners) listener();
  }
}
