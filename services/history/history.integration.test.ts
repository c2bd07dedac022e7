import { readConversations } from '@cecochat/client';
import {
  deletionContent, encodeEventRecord, encodeReceiptRecord, encodeRecord, historyService, lineage, messageId, offset,
  sequence, textOf, toLong, type ChatError, type UserId,
} from '@cecochat/contracts';
import { publishHistorySettings, publishLimits, revoke } from '@cecochat/redis';
import { badCredentials, unauthenticated } from '../../test/support/bad-tokens.ts';
import { eventually, patience } from '../../test/support/eventually.ts';
import { recordOf, strangeEventOf } from '../../test/support/events.ts';
import { liftLimits, unreachedLimits } from '../../test/support/limits.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import { callUnary } from '../../test/support/raw-client.ts';
import type { ServiceProcess } from '../../test/support/service-process.ts';
import { testStores } from '../../test/support/stores.ts';
import { startTcpProxy, type TcpProxy } from '../../test/support/tcp-proxy.ts';

const settingKeys = { user: 'history.user.message-count', dialog: 'history.dialog.message-count' };
const numbers = (count: number, first = 1) => Array.from({ length: count }, (_, index) => index + first);

let platform: TestPlatform;
let history: ServiceProcess;
let proxy: TcpProxy;
/** Users of partition 0, with a dialog of 150 events; the other two have 100 events in between. */
let [alice, bob, carol, dave]: UserId[] = [];
let end: number;

beforeAll(async () => {
  platform = await TestPlatform.create('history', 2);
  [alice, bob, carol, dave] = numbers(4).map(() => platform.userIn(0));
  proxy = await startTcpProxy(testStores().cassandraContactPoints);
  await platform.setUp();
  [history] = await Promise.all([
    platform.startHistory({ CECOCHAT_CASSANDRA_CONTACT_POINTS: proxy.address }, false),
    platform.startMaterialize(),
  ]);
});
afterAll(async () => {
  await platform.close();
  await proxy.close();
});

const idOf = (number: number) => (BigInt(number) << 30n) + 1n;
const known = (user: UserId | undefined): UserId => user ?? fail('a user is made first');
function fail(reason: string): never {
  throw new Error(reason);
}

test('until the number of partitions is known, a user is told to come back', async () => {
  await eventually(async () => expect(await (await fetch(`http://${history.admin}/readyz`)).text()).toBe('no routing in redis yet\n'));
  await expect(platform.userHistory(known(alice))).rejects.toMatchObject({ code: 'unavailable', details: { retryAfterMs: 1_000 } });
  await platform.assign({});
  await eventually(async () => expect((await fetch(`http://${history.admin}/readyz`)).status).toBe(200));
  expect(await platform.userHistory(known(alice))).toEqual({ events: [], nextCursor: 0, watermark: 0, gaps: [] });
});

describe('of what is in the log', () => {
  beforeAll(async () => {
    const between = (sender: UserId, receiver: UserId, number: number) => recordOf({ sender, receiver, sequence: number, id: idOf(number), text: `${number}` });
    const records = numbers(250).map((number) => {
      if (number % 5 === 0) return between(known(carol), known(dave), number);
      if (number % 5 === 1) return between(known(carol), known(alice), number);
      return number % 2 === 0 ? between(known(alice), known(bob), number) : between(known(bob), known(alice), number);
    });
    await platform.append(0, ...records);
    end = await platform.logEnd(0);
    await platform.inboxUntil(known(alice), end);
  });

  const inDialog = numbers(250).filter((number) => number % 5 > 1);
  const ofAlice = numbers(250).filter((number) => number % 5 > 0);
  const asNumbers = (events: readonly { readonly text: string | undefined }[]) => events.map(({ text }) => Number(text));

  test('a user reads all of it in pages, in the order of the log, and nothing of others', async () => {
    for (const count of [16, 33, 200, 1_024]) {
      const seen: number[] = [];
      let [cursor, pages] = [0, 0];
      for (; cursor < end; pages++) {
        const page = await platform.userHistory(known(alice), { cursor, count });
        expect(page.watermark).toBe(end);
        expect(page.events.length).toBeLessThanOrEqual(count);
        expect(page.events.every(({ offset }) => offset >= cursor && offset < page.nextCursor)).toBe(true);
        seen.push(...asNumbers(page.events));
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(ofAlice);
      expect(pages).toBeLessThanOrEqual(Math.floor(ofAlice.length / count) + 1);
    }
  });

  test('a cursor is exact: an event before it is not shown, the one at it is', async () => {
    const { events } = await platform.userHistory(known(alice), { count: 100 });
    const at = events[50]?.offset ?? 0;
    expect((await platform.userHistory(known(alice), { cursor: at })).events[0]?.offset).toBe(at);
    expect((await platform.userHistory(known(alice), { cursor: at + 1 })).events[0]?.offset).toBe(events[51]?.offset);
  });

  test('a cursor beyond the watermark finds nothing and stays', async () => {
    expect(await platform.userHistory(known(alice), { cursor: end + 7 })).toEqual({ events: [], nextCursor: end + 7, watermark: end, gaps: [] });
  });

  test('a dialog is read newest first in pages, the same from both ends', async () => {
    for (const [user, other] of [[known(alice), known(bob)], [known(bob), known(alice)]] as const) {
      const seen: number[] = [];
      let olderThan = 0n;
      do {
        const page = await platform.dialogHistory(user, other, { olderThan, count: 16 });
        expect(page.events.every(({ messageId }) => olderThan === 0n || messageId < olderThan)).toBe(true);
        seen.push(...asNumbers(page.events));
        olderThan = page.nextOlderThan;
      } while (olderThan !== 0n);
      expect(seen).toEqual([...inDialog].reverse());
    }
    expect(asNumbers((await platform.dialogHistory(known(alice), known(bob), { olderThan: idOf(7), count: 16 })).events)).toEqual([4, 3, 2]);
    expect(await platform.dialogHistory(known(alice), known(dave))).toEqual({ events: [], nextOlderThan: 0n, gaps: [] });
  });

  test('a page without a count holds 64 events of a user and 32 of a dialog, unless Redis says otherwise, at once', async () => {
    const sizes = async () => [
      (await platform.userHistory(known(alice))).events.length,
      (await platform.dialogHistory(known(alice), known(bob))).events.length,
    ];
    expect(await sizes()).toEqual([64, 32]);
    await publishHistorySettings(platform.inRedis, { userMessageCount: 20, dialogMessageCount: 17 });
    await eventually(async () => expect(await sizes()).toEqual([20, 17]));
    await platform.inRedis.set(settingKeys.user, '30');
    await eventually(async () => expect(await sizes()).toEqual([30, 17]));
  });

  type Change = (redis: TestPlatform['inRedis']) => Promise<unknown>;
  test.each<[string, string, Change]>([
    ['a text', settingKeys.user, (redis) => redis.set(settingKeys.user, 'all')],
    ['too few of a user', settingKeys.user, (redis) => redis.set(settingKeys.user, '15')],
    ['too many of a user', settingKeys.user, (redis) => redis.set(settingKeys.user, '1025')],
    ['too few of a dialog', settingKeys.dialog, (redis) => redis.set(settingKeys.dialog, '15')],
    ['too many of a dialog', settingKeys.dialog, (redis) => redis.set(settingKeys.dialog, '129')],
    ['a fraction', settingKeys.dialog, (redis) => redis.set(settingKeys.dialog, '20.5')],
    ['another type', settingKeys.dialog, async (redis) => [await redis.del(settingKeys.dialog), await redis.sadd(settingKeys.dialog, '20')]],
  ])('garbage in the settings keeps the last good ones: %s', async (_, key, change) => {
    const good = { userMessageCount: 21, dialogMessageCount: 18 };
    await platform.inRedis.del(...Object.values(settingKeys));
    await publishHistorySettings(platform.inRedis, good);
    await eventually(async () => expect((await platform.userHistory(known(alice))).events).toHaveLength(21));
    const [bad, logged] = [await history.metric('cecochat_redis_bad_values_total'), history.log().length];
    await change(platform.inRedis);
    await platform.inRedis.publish('{cecochat}:partitioning.changed', '');
    await eventually(async () => expect(await history.metric('cecochat_redis_bad_values_total')).toBeGreaterThan(bad));
    await eventually(() => expect(history.log().slice(logged)).toContain(`"reason":"${key}: `));
    expect((await platform.userHistory(known(alice))).events).toHaveLength(21);
    expect((await platform.dialogHistory(known(alice), known(bob))).events).toHaveLength(18);
    await platform.inRedis.del(...Object.values(settingKeys));
    await publishHistorySettings(platform.inRedis, { ...good, userMessageCount: 22 });
    await eventually(async () => expect((await platform.userHistory(known(alice))).events).toHaveLength(22));
  });

  test.each([1, 15, 1_025, 4_000_000_000])('a count of %d events of a user is refused', async (count) => {
    const wrong = { code: 'invalid-argument', message: /16\.\.1024/, details: { field: 'count' } };
    await expect(platform.userHistory(known(alice), { count })).rejects.toMatchObject(wrong);
  });

  test.each([1, 15, 129, 1_024])('a count of %d events of a dialog is refused', async (count) => {
    const wrong = { code: 'invalid-argument', message: /16\.\.128/, details: { field: 'count' } };
    await expect(platform.dialogHistory(known(alice), known(bob), { count })).rejects.toMatchObject(wrong);
  });

  test('other fields out of range are refused', async () => {
    const wrong = (field: string) => ({ code: 'invalid-argument', details: { field } });
    for (const other of [0, -1, 2n ** 63n]) await expect(platform.dialogHistory(known(alice), other)).rejects.toMatchObject(wrong('other_user'));
    await expect(platform.dialogHistory(known(alice), 2, { olderThan: 2n ** 63n })).rejects.toMatchObject(wrong('older_than'));
    await expect(platform.userHistory(known(alice), { cursor: 2n ** 53n })).rejects.toMatchObject(wrong('cursor'));
    const token = await platform.tokens.tokenOf(known(alice));
    for (const unreadable of [Buffer.from([0x0a, 0xff]), Buffer.alloc(64 * 1024 + 1, 0x7a)]) {
      await expect(callUnary(platform.historyAddress, historyService.getUserHistory, unreadable, token)).rejects.toMatchObject(wrong('frame'));
    }
  });

  test.each(badCredentials)('nobody reads as somebody else: %s', async (_, says, credentials) => {
    const token = await credentials(platform.tokens, known(alice));
    const refusal = { ...unauthenticated, message: expect.stringMatching(says) };
    await expect(callUnary(platform.historyAddress, historyService.getUserHistory, {}, token)).rejects.toMatchObject(refusal);
    const dialog = { otherUser: toLong(known(bob)) };
    await expect(callUnary(platform.historyAddress, historyService.getDialogHistory, dialog, token)).rejects.toMatchObject(refusal);
  });

  test('an event of a kind that is not known comes as it was written', async () => {
    const [erin, frank] = [platform.userIn(0), platform.userIn(0)];
    const strange = strangeEventOf({ sender: erin, receiver: frank, sequence: 1, id: idOf(1) });
    await platform.append(0, encodeRecord(strange));
    await platform.inboxUntil(frank, await platform.logEnd(0));
    const raw = <Request, Response>(method: { readonly path: string; readonly requestSerialize: (request: Request | Buffer) => Buffer }) =>
      ({ ...method, responseDeserialize: (bytes: Buffer) => bytes }) as unknown as Parameters<typeof callUnary<Request, Response>>[1];
    const token = await platform.tokens.tokenOf(frank);
    const inbox = await callUnary(platform.historyAddress, raw<object, Buffer>(historyService.getUserHistory), {}, token);
    const dialog = await callUnary(platform.historyAddress, raw<object, Buffer>(historyService.getDialogHistory), { otherUser: toLong(erin) }, token);
    for (const page of [inbox, dialog]) expect(page.includes(strange)).toBe(true);
  });

  test('the conversations of a user come with what is unread, the latest first, and receipts move it, written once or again', async () => {
    const [me, ...others] = numbers(4).map(() => platform.userIn(0)) as [UserId, UserId, UserId, UserId];
    const [erin, frank, grace] = others;
    const say = (sender: UserId, receiver: UserId, number: number) =>
      recordOf({ sender, receiver, sequence: number, id: idOf(number), text: `${number}` });
    const begin = await platform.logEnd(0);
    const [repeated] = [say(erin, me, 2)];
    await platform.append(0, say(erin, me, 1), repeated, repeated, say(me, frank, 3), say(frank, me, 4), say(grace, me, 5), say(me, grace, 6));
    const at = (place: number) => offset(begin + place);
    const list = async (query: { readonly before?: number; readonly count?: number } = {}) => {
      const request = { before: toLong(query.before ?? 0), count: query.count ?? 0 };
      return readConversations(await callUnary(platform.historyAddress, historyService.listConversations, request, await platform.tokens.tokenOf(me)));
    };
    const until = async (end: number) => eventually(async () => {
      const page = await list();
      expect(page.watermark).toBeGreaterThanOrEqual(end);
      return page.conversations.map(({ other, unread, unreadOffsets, seenOffset, last }) => ({ other, unread, unreadOffsets, seenOffset, last: last && textOf(last) }));
    });
    expect(await until(begin + 7)).toEqual([
      { other: grace, unread: 0, unreadOffsets: [], seenOffset: at(6), last: '6' },
      { other: frank, unread: 1, unreadOffsets: [at(4)], seenOffset: at(3), last: '4' },
      { other: erin, unread: 2, unreadOffsets: [at(1), at(0)], seenOffset: undefined, last: '2' },
    ]);
    const [first, second, third] = [await list({ count: 2 }), await list({ count: 2, before: at(4) }), await list({ before: at(0) })];
    expect([first, second, third].map(({ conversations }) => conversations.map(({ other }) => other))).toEqual([[grace, frank], [erin], []]);
    expect([first.nextBefore, second.nextBefore, third.nextBefore]).toEqual([at(4), undefined, undefined]);
    const mark = (place: number) => encodeReceiptRecord({ reader: me, other: erin, offset: at(place), seenTo: messageId(idOf(place + 1)), isPrivate: false });
    await platform.append(0, mark(1), mark(0), mark(0));
    expect((await until(begin + 10)).map(({ other, unread }) => [other, unread])).toEqual([[grace, 0], [frank, 1], [erin, 0]]);
    const deletion = (number: number) => encodeEventRecord({
      sender: frank, receiver: me, device: 'phone', lineage: lineage(1), sequence: sequence(7), messageId: messageId(idOf(7)),
    }, deletionContent({ messageId: messageId(idOf(number)), seq: 0, author: frank }));
    await platform.append(0, deletion(3));
    expect((await until(begin + 11)).map(({ unread }) => unread)).toEqual([0, 1, 0]);
    await platform.append(0, deletion(4), deletion(4));
    expect((await until(begin + 13)).map(({ unread, unreadOffsets }) => [unread, unreadOffsets])).toEqual([[0, []], [0, []], [0, []]]);
    const ofErin = await callUnary(platform.historyAddress, historyService.listConversations, {}, await platform.tokens.tokenOf(erin));
    expect(readConversations(ofErin).conversations).toMatchObject([{ other: me, unread: 0, seenTo: idOf(2) }]);
  });

  test.each([['count', { count: 101 }], ['before', { before: toLong(2n ** 60n) }]])('a list of conversations with a wrong %s is refused', async (field, request) => {
    const token = await platform.tokens.tokenOf(known(alice));
    await expect(callUnary(platform.historyAddress, historyService.listConversations, request, token)).rejects.toMatchObject({ code: 'invalid-argument', details: { field } });
  });

  test('tokens that are ended read nothing within 5 s, and others still do', async () => {
    const tokenOf = (jti: string) => platform.tokens.tokenOf(known(alice), { claims: { jti } });
    const [lost, kept] = [await tokenOf('lost'), await tokenOf('kept')];
    const read = (token: string) => callUnary(platform.historyAddress, historyService.getUserHistory, { count: 16 }, token);
    const ofBob = await platform.tokens.tokenOf(known(bob));
    for (const [revocation, token] of [[{ tokenId: 'lost' }, lost], [{ user: known(alice) }, kept]] as const) {
      await read(token);
      const begunMs = performance.now();
      await revoke(platform.inRedis, revocation, Date.now());
      await eventually(() => expect(read(token)).rejects.toMatchObject({ code: 'unauthenticated', message: /was ended/ }));
      expect(performance.now() - begunMs).toBeLessThan(5_000 * patience);
    }
    await read(ofBob);
    await eventually(async () => read(await tokenOf('new'))); // Tokens count in seconds.
  });

  test('pages of one user beyond the limit are refused with its name and the time to wait, and others read', async () => {
    const perUser = { ...unreachedLimits.perUser, pages: { rate: 1, burst: 3 } };
    await publishLimits(platform.inRedis, { ...unreachedLimits, perUser });
    const refused = await eventually(async () => {
      const reader = platform.userIn(0);
      const pages = numbers(12).map(() => platform.userHistory(reader, { count: 16 }));
      const all = (await Promise.allSettled(pages)).flatMap((page) => (page.status === 'rejected' ? [page.reason] : []));
      expect(all.length).toBeGreaterThan(4);
      return all as ChatError[];
    });
    expect(refused.length).toBeLessThanOrEqual(9);
    for (const { code, details } of refused) {
      expect([code, details.field]).toEqual(['overloaded', 'limits.perUser.pages']);
      expect(details.retryAfterMs).toBeGreaterThan(0);
    }
    expect((await platform.userHistory(known(alice), { count: 16 })).events).toHaveLength(16);
    await liftLimits(platform.inRedis);
  });

  test('while Redis is away pages come as before', async () => {
    await platform.redis.stop();
    try {
      expect(asNumbers((await platform.userHistory(known(alice), { count: 16 })).events)).toEqual(ofAlice.slice(0, 16));
      expect((await platform.userHistory(known(alice))).events).toHaveLength(22);
    } finally {
      await platform.redis.start();
    }
  });

  test('while Cassandra is away a caller is told to come back, and served again afterwards', async () => {
    proxy.cut();
    await expect(platform.userHistory(known(alice))).rejects.toMatchObject({ code: 'unavailable', details: { retryAfterMs: 1_000 } });
    await expect(platform.dialogHistory(known(alice), known(bob))).rejects.toMatchObject({ code: 'unavailable' });
    await eventually(async () => expect(await (await fetch(`http://${history.admin}/readyz`)).text()).toContain('cassandra does not answer'));
    proxy.heal();
    expect(asNumbers((await eventually(() => platform.userHistory(known(alice), { count: 16 }))).events)).toEqual(ofAlice.slice(0, 16));
    await eventually(async () => expect(await (await fetch(`http://${history.admin}/readyz`)).text()).not.toContain('cassandra'));
  });

  test('metrics tell what was asked and how it ended', async () => {
    const calls = async (call: string, code: string) => history.metric(`cecochat_history_calls_total{call="${call}",code="${code}",service="history"}`);
    for (const call of ['user', 'dialog']) {
      expect(await calls(call, 'ok')).toBeGreaterThan(10);
      expect(await calls(call, 'invalid-argument')).toBeGreaterThan(3);
      expect(await calls(call, 'unavailable')).toBeGreaterThan(0);
    }
    expect(await history.metric('cecochat_history_read_seconds_count')).toBeGreaterThan(10);
  });

  test('told to stop, it leaves', async () => {
    await history.child.stop();
    expect(history.child.ended()).toBe('ended with exit code 0');
  });
});
