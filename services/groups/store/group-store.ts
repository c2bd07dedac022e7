import { GroupWriter, profiles, storeError } from '@cecochat/cassandra';
import { userId, type GroupId, type UserId } from '@cecochat/contracts';
import type { Client, types } from 'cassandra-driver';
import { Group, joinPolicies, roles, SendOutcomes, type GroupFields, type JoinPolicy, type Member, type Outcome,
  type Pending, type RememberedSend, type Role } from '../machine/index.ts';
import { parseOutcome, groupStatements, progressRow, timestampOf, userRows } from './rows.ts';
import type { Unwritten } from './unwritten.ts';

const selectGroup =
  'SELECT applied, created, name, description, join_policy, announcements_only, slow_mode_seconds, seq, n, ' +
  'time_ms, membership_epoch, member_count FROM groups WHERE group_id = ?';
const selectMembers = 'SELECT user_id, role, joined, joined_n, last_sent_ms FROM group_members WHERE group_id = ?';
const selectMemberPage = `${selectMembers} AND user_id > ? LIMIT ?`;
const selectMember = `${selectMembers} AND user_id = ?`;
const selectPending = 'SELECT user_id, state FROM group_pending WHERE group_id = ?';
const selectPendingOf = `${selectPending} AND user_id = ?`;
const selectBans = 'SELECT user_id FROM group_bans WHERE group_id = ?';
const selectOutcomes = 'SELECT actor, command_id, position, outcome FROM group_outcomes WHERE group_id = ?';
const selectOutcome = 'SELECT outcome FROM group_outcomes WHERE group_id = ? AND actor = ? AND command_id = ?';
const selectSends =
  'SELECT lane, slot, since, actor, device, command_id, position, outcome FROM group_sends WHERE group_id = ?';
const selectUserGroups = 'SELECT group_id, joined FROM user_groups WHERE user_id = ? AND group_id > ? LIMIT ?';
const countUserGroups = 'SELECT count(*) AS count FROM user_groups WHERE user_id = ?';
const selectProgress = 'SELECT next_position FROM groups_progress WHERE kafka_partition = ?';

/** A group as it is stored. */
export interface StoredGroup {
  readonly fields: GroupFields;
  /** Every command before this position is in the rows. */
  readonly applied: number;
  readonly memberCount: number;
}

/** A member, with its user. */
export type Listed = Member & { readonly user: UserId };

/** Groups in Cassandra. Every call throws a ChatError `unavailable` while Cassandra is unavailable. */
export class GroupStore {
  readonly #client: Client;
  readonly #writer: GroupWriter;

  constructor(client: Client, keyspace: string) {
    this.#client = client;
    this.#writer = new GroupWriter({ client, keyspace });
  }

  async readGroup(id: GroupId): Promise<StoredGroup | undefined> {
    const [row] = await this.#select(selectGroup, [id]);
    if (row === undefined) return undefined;
    const count = (column: string) => numberIn(row, column);
    const settings = {
      joinPolicy: joinPolicyIn(row), announcementsOnly: row.get('announcements_only') === true,
        slowModeSeconds: count('slow_mode_seconds'),
    };
    const fields = {
      name: textIn(row, 'name'), description: textIn(row, 'description'), settings, seq: count('seq'), n: count('n'),
        timeMs: count('time_ms'),
      membershipEpoch: count('membership_epoch'), created: count('created'),
    };
    return { fields, applied: count('applied'), memberCount: count('member_count') };
  }

  /**
   * The whole state of a group, for the sequencer. Throws when the rows are not of one moment: another process, which
   * has lost the partition and does not know it yet, writes them now. What follows from such a state would differ.
   */
  async loadGroup(id: GroupId): Promise<{ readonly group: Group; readonly applied: number } | undefined> {
    const found = await this.readGroup(id);
    if (found === undefined) return undefined;
    const sends: RememberedSend[] = [];
    for await (const row of this.#all(selectSends, [id])) sends.push(sendIn(row));
    const group = new Group(found.fields, SendOutcomes.restore(sends));
    for await (const row of this.#all(selectMembers, [id])) group.members.set(userIn(row), memberIn(row));
    for await (const row of this.#all(selectPending, [id])) group.pending.set(userIn(row), pendingIn(row));
    for await (const row of this.#all(selectBans, [id])) group.banned.add(userIn(row));
    const outcomes = [];
    for await (const row of this.#all(selectOutcomes, [id])) {
      const actor = userId(row.get('actor') as bigint);
      outcomes.push({ actor, id: textIn(row, 'command_id'), position: numberIn(row, 'position'),
        outcome: outcomeIn(row) });
    }
    for (const each of outcomes.sort((a, b) => a.position - b.position)) group.outcomes.add(each);
    if (!isOfOneMoment(found, await this.readGroup(id), group))
      throw new Error(`group ${id} is being written by another process`);
    return { group, applied: found.applied };
  }

  /**
   * Writes what is not written of a group. The groups of its users come first: once the group is written no process
   * writes them again. Writing it again, late or beside another process changes nothing that a later command has made.
   */
  async write(id: GroupId, group: Group, unwritten: Unwritten): Promise<void> {
    const timestamp = timestampOf(unwritten.applied);
    const statements = groupStatements(id, group, unwritten).map(({ query, params }) =>
      ({ query, params: [...params] }));
    try {
      await this.#writer.write(userRows(id, group, unwritten));
      await this.#client.batch(statements,
        { prepare: true, logged: false, executionProfile: profiles.write, timestamp });
    } catch (error) {
      throw storeError(error);
    }
  }

  /** The position from which on commands of the partition have to be applied; 0 where none was. */
  async readProgress(partition: number): Promise<number> {
    const [row] = await this.#select(selectProgress, [BigInt(partition)]);
    return row === undefined ? 0 : numberIn(row, 'next_position');
  }

  async writeProgress(partition: number, next: number): Promise<void> {
    try {
      await this.#writer.write([progressRow(partition, next)]);
    } catch (error) {
      throw storeError(error);
    }
  }

  async readOutcome(id: GroupId, actor: UserId, command: string): Promise<Outcome | undefined> {
    const [row] = await this.#select(selectOutcome, [id, actor, command]);
    return row && outcomeIn(row);
  }

  async readMember(id: GroupId, user: UserId): Promise<Member | undefined> {
    const [row] = await this.#select(selectMember, [id, user]);
    return row && memberIn(row);
  }

  async isPending(id: GroupId, user: UserId): Promise<boolean> {
    return (await this.#select(selectPendingOf, [id, user])).length > 0;
  }

  /** Members with an id above `after`, in the order of their ids. */
  async readMembers(id: GroupId, after: bigint, count: number): Promise<Listed[]> {
    const rows = await this.#select(selectMemberPage, [id, after, count]);
    return rows.map((row) => ({ user: userIn(row), ...memberIn(row) }));
  }

  /** Groups of a user with an id above `after`, in the order of their ids. */
  async readUserGroups(user: UserId, after: bigint,
    count: number): Promise<{ readonly group: bigint; readonly joined: number }[]> {
    const rows = await this.#select(selectUserGroups, [user, after, count]);
    return rows.map((row) => ({ group: row.get('group_id') as bigint, joined: numberIn(row, 'joined') }));
  }

  async countGroupsOf(user: UserId): Promise<number> {
    const [row] = await this.#select(countUserGroups, [user]);
    return row === undefined ? 0 : numberIn(row, 'count');
  }

  async #select(query: string, params: (bigint | number | string)[]): Promise<types.Row[]> {
    try {
      return (await this.#client.execute(query, params, { executionProfile: profiles.read })).rows;
    } catch (error) {
      throw storeError(error);
    }
  }

  async *#all(query: string, params: bigint[]): AsyncIterable<types.Row> {
    for (let pageState: string | undefined, first = true; first || pageState !== undefined; first = false) {
      const paging = { autoPage: false, ...(pageState !== undefined && { pageState }) };
      try {
        const page = await this.#client.execute(query, params, { executionProfile: profiles.read, ...paging });
        yield* page.rows;
        pageState = page.pageState ?? undefined;
      } catch (error) {
        throw storeError(error);
      }
    }
  }
}

/** Pure: whether rows that were read between two reads of their group belong to the state of the first one. */
function isOfOneMoment({ applied, memberCount }: StoredGroup, after: StoredGroup | undefined,
  { members, outcomes, sends }: Group): boolean {
  return after?.applied === applied && members.size === memberCount
    && [...outcomes.all(), ...sends.all()].every(({ position }) => position < applied);
}

const textIn = (row: types.Row, column: string): string => (row.get(column) as string | null) ?? '';
const numberIn = (row: types.Row, column: string): number => Number(row.get(column) ?? 0);
const userIn = (row: types.Row): UserId => userId(row.get('user_id') as bigint);
const outcomeIn = (row: types.Row): Outcome => parseOutcome(textIn(row, 'outcome'));

const sendIn = (row: types.Row): RememberedSend => ({
  actor: userId(row.get('actor') as bigint),
  device: textIn(row, 'device'),
  id: textIn(row, 'command_id'),
  position: numberIn(row, 'position'),
  outcome: outcomeIn(row),
  lane: numberIn(row, 'lane'),
  slot: numberIn(row, 'slot'),
  since: numberIn(row, 'since'),
});

function memberIn(row: types.Row): Member {
  const role = oneOf(roles, row.get('role'), 'the role of a member') satisfies Role;
  return { role, joined: numberIn(row, 'joined'), joinedN: numberIn(row, 'joined_n'),
    lastSentMs: numberIn(row, 'last_sent_ms') };
}

const pendingIn = (row: types.Row): Pending =>
  oneOf(['invited', 'asked'] as const, row.get('state'), 'the state in group_pending');
const joinPolicyIn = (row: types.Row): JoinPolicy =>
  oneOf(joinPolicies, row.get('join_policy'), 'the join policy of a group');

function oneOf<Value extends string>(known: readonly Value[], value: unknown, what: string): Value {
  const found = known.find((each) => each === value);
  if (found === undefined) throw new Error(`${what} is "${String(value)}", it must be one of ${known.join(', ')}`);
  return found;
}
