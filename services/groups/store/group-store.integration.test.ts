import { randomInt } from 'node:crypto';
import { changeSchema, connectCassandra, ensureSchema, HistoryReader } from '@cecochat/cassandra';
import { groupId, userId, type GroupId } from '@cecochat/contracts';
import type { Client } from 'cassandra-driver';
import { silentLogger } from '../../../test/support/silent-logger.ts';
import { testStores, uniqueName } from '../../../test/support/stores.ts';
import type { Group, Request } from '../machine/index.ts';
import { aSend, openSettings, stateOf } from '../machine/test-log.ts';
import { GroupStore } from './group-store.ts';
import { Unwritten } from './unwritten.ts';

const keyspace = uniqueName('group_store').replaceAll('-', '_');
const node = { contactPoints: [testStores().cassandraContactPoints], datacenter: 'datacenter1', logger: silentLogger };

let client: Client;
let store: GroupStore;

beforeAll(async () => {
  await ensureSchema({ ...node, keyspace, replicationFactor: 1, deadlineMs: 60_000 });
  client = await connectCassandra({ ...node, keyspace });
  store = new GroupStore(client, keyspace);
});
afterAll(async () => {
  await changeSchema(client, `DROP KEYSPACE ${keyspace}`, 30_000);
  await client.shutdown();
});

const create: Request = { kind: 'create', name: 'a group', description: '', settings: openSettings, users: [userId(2), userId(3)] };

/** A group, and what becomes of it by commands at positions 0, 1, 2, ... */
class Written {
  readonly id: GroupId = groupId(randomInt(1, 2 ** 47));
  group: Group | undefined;
  unwritten = new Unwritten();
  #position = 0;

  apply(actor: number, request: Request): this {
    const place = { position: this.#position++, timeMs: 1_700_000_000_000 };
    this.group = this.unwritten.apply(this.group, { actor: userId(actor), id: `c${place.position}`, request }, place).group;
    return this;
  }

  async write(): Promise<void> {
    if (this.group !== undefined) await store.write(this.id, this.group, this.unwritten);
    this.unwritten = new Unwritten();
  }
}

test('a group is loaded as it was written, with its members, pending users, bans and outcomes', async () => {
  const written = new Written().apply(1, create).apply(1, aSend()).apply(2, aSend(undefined, 'desk')).apply(1, { kind: 'ban', user: userId(3) });
  await written.apply(1, { kind: 'invite', user: userId(4) }).apply(9, aSend()).apply(9, { kind: 'leave' }).write();
  const found = await store.loadGroup(written.id);
  expect(stateOf(found?.group)).toEqual(stateOf(written.group));
  expect(found?.applied).toBe(7);
});

test('what is written late, of a state that another process has gone beyond, changes nothing', async () => {
  const [late, ahead] = [new Written(), new Written()];
  Object.assign(ahead, { id: late.id });
  for (const each of [late, ahead]) each.apply(1, create).apply(1, { kind: 'add', users: [userId(4)] }).apply(1, { kind: 'rename', name: 'b' });
  await ahead.apply(1, { kind: 'rename', name: 'c' }).apply(1, { kind: 'remove', users: [userId(4)] }).write();
  const before = await store.loadGroup(late.id);
  await late.write();
  const after = await store.loadGroup(late.id);
  expect(stateOf(after?.group)).toEqual(stateOf(before?.group));
  expect({ applied: after?.applied, name: after?.group.name }).toEqual({ applied: 5, name: 'c' });
  expect((await store.readUserGroups(userId(4), 0n, 1_000)).map(({ group }) => group)).not.toContain(late.id);
});

test.each<[string, (id: GroupId) => string]>([
  ['a member more', (id) => `INSERT INTO group_members (group_id, user_id, role, joined, joined_n, last_sent_ms) VALUES (${id}, 77, 'member', 9, 0, 0)`],
  ['a member less', (id) => `DELETE FROM group_members WHERE group_id = ${id} AND user_id = 2`],
  ['the outcome of a change that is not in its rows', (id) => `INSERT INTO group_outcomes (group_id, actor, command_id, position, outcome) VALUES (${id}, 1, 'later', 2, '{"seq":3,"n":0}')`],
  ['the outcome of a send that is not in its rows', (id) =>
    `INSERT INTO group_sends (group_id, lane, slot, since, actor, device, command_id, position, outcome) VALUES (${id}, 0, 0, 2, 1, 'phone', '1/1', 2, '{"seq":3,"n":1}')`],
])('a group with %s is not of one moment, and is not taken for one', async (_, statement) => {
  const written = new Written().apply(1, create).apply(1, { kind: 'rename', name: 'b' });
  await written.write();
  await client.execute(statement(written.id), [], { prepare: false });
  await expect(store.loadGroup(written.id)).rejects.toThrow(/is being written by another process/);
});

test('a group that is written while it is read is not taken for one of the moment before', async () => {
  const written = new Written().apply(1, create);
  await written.write();
  const racing = new Proxy(client, {
    get: (target, property) => {
      const value: unknown = Reflect.get(target, property);
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]) => {
        const result: unknown = await (value as (...given: unknown[]) => unknown).apply(target, args);
        if (property === 'execute' && String(args[0]).includes('FROM group_members')) await written.apply(1, { kind: 'rename', name: `n${Math.random()}` }).write();
        return result;
      };
    },
  });
  await expect(new GroupStore(racing, keyspace).loadGroup(written.id)).rejects.toThrow(/is being written by another process/);
  expect((await store.loadGroup(written.id))?.applied).toBe(2);
});

test('history finds when a user was a member in the same tables', async () => {
  const written = new Written().apply(1, create).apply(2, { kind: 'leave' }).apply(1, { kind: 'add', users: [userId(2)] });
  await written.apply(1, { kind: 'remove', users: [userId(3)] }).write();
  const reader = new HistoryReader(client);
  expect(await reader.readGroupHead(written.id)).toBe(4);
  expect(await reader.readMemberships(written.id, userId(2))).toEqual([{ joined: 1, left: 3 }, { joined: 3, left: Infinity }]);
  expect(await reader.readMemberships(written.id, userId(3))).toEqual([{ joined: 1, left: 5 }]);
  expect(await reader.readMemberships(written.id, userId(9))).toEqual([]);
  expect(await reader.readGroupHead(groupId(1))).toBeUndefined();
});
