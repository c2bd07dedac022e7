import { untilRedisReady } from '@cecochat/redis';
import { spread, startPlatform, type RunningPlatform } from '../support/start-platform.ts';
import { Chatters, range } from './chatters.ts';
import { RestorableStores } from './restorable-stores.ts';

let stores: RestorableStores;
let running: RunningPlatform;
let chat: Chatters;

beforeAll(async () => {
  stores = await RestorableStores.start();
});
afterAll(() => stores.stop());
beforeEach(async () => {
  running = await startPlatform({ partitionCount: 4, servers: 2, redis: stores.redis() });
  chat = await Chatters.meet(running);
});
afterEach(async () => {
  await chat.part();
  await running.stop();
});

const partitionOfBob = 1;
const generation = async () => (await running.platform.cql('SELECT generation FROM log'))[0]?.get('generation') as number;
async function restartServerOfBob(): Promise<void> {
  const server = running.serverOf(chat.bob);
  await running.messaging[server]?.child.stop();
  await running.platform.startMessaging(`messaging-${server}`, { CECOCHAT_LISTEN: running.proxies[server]?.target ?? '' });
}
/** As the operator does when Redis lacks it. */
async function publishRouting(): Promise<void> {
  await untilRedisReady(running.platform.inRedis, 60_000); // Its client pauses between attempts to connect.
  await running.publish(spread(4, 2));
}

test('Cassandra is wiped: chat goes on, and history is written again from what Kafka has', async () => {
  await chat.exchange(20);
  await chat.untilInHistory(range(1, 20));
  await running.materialize.child.stop();
  await stores.whileStopped(['cassandra'], async () => {
    await stores.wipe('cassandra');
    await chat.exchange(10);
  });
  await running.platform.setUp();
  await chat.exchange(10);
  await running.platform.startMaterialize();
  expect(await chat.untilInHistory(range(1, 40))).toEqual([]);
  const reader = await chat.readBack(range(1, 40));
  expect(reader.gaps).toEqual([]);
});

test("Cassandra is restored from yesterday's copy when retention has cut the log: what neither has is declared, and chat goes on", async () => {
  await chat.exchange(20);
  await chat.untilInHistory(range(1, 20));
  let copy = '';
  await stores.whileStopped(['cassandra'], async () => (copy = await stores.save('cassandra')));
  await chat.exchange(20);
  await chat.untilInHistory(range(1, 40));
  await running.materialize.child.stop();
  await running.platform.cutLog(partitionOfBob);
  await chat.exchange(10);
  await stores.whileStopped(['cassandra'], () => stores.restore('cassandra', copy));
  await running.platform.startMaterialize();
  const kept = [...range(1, 20), ...range(41, 50)];
  expect(await chat.untilInHistory(kept)).toHaveLength(1);
  await restartServerOfBob(); // Its memory still has what neither store has.
  expect((await chat.readBack(kept)).gaps).toHaveLength(1);
  await chat.exchange(5);
});

test('the topic of messages is deleted: set-up makes it again with the next generation, old history stays, and chat goes on', async () => {
  await chat.exchange(20);
  await chat.untilInHistory(range(1, 20));
  await running.materialize.child.stop(); // Else it could be the one that raises the generation.
  await running.platform.deleteLog();
  const sending = chat.exchange(10);
  await running.platform.setUp();
  expect(await generation()).toBe(1);
  await running.platform.startMaterialize();
  await sending;
  expect(await chat.untilInHistory(range(1, 30))).toHaveLength(1);
  const reader = await chat.readBack(range(1, 30));
  expect(reader.gaps).toHaveLength(1);
  await running.platform.setUp();
  expect(await generation()).toBe(1);
});

test('Kafka is wiped: set-up makes what was in it, old history stays, and chat goes on by itself', async () => {
  await chat.exchange(20);
  await chat.untilInHistory(range(1, 20));
  let sending: Promise<unknown> = Promise.resolve();
  await stores.whileStopped(['kafka'], async () => {
    await stores.wipe('kafka');
    sending = chat.exchange(10);
  });
  await running.platform.setUp();
  await sending;
  expect(await generation()).toBe(1);
  expect(await chat.untilInHistory(range(1, 30))).toHaveLength(1);
  expect((await chat.readBack(range(1, 30))).gaps).toHaveLength(1);
  await chat.exchange(5);
});

test('Redis is wiped: nothing is lost, and chat goes on', async () => {
  await chat.exchange(20);
  await stores.whileStopped(['redis'], async () => {
    await stores.wipe('redis');
    await chat.exchange(10);
  });
  await publishRouting();
  await chat.exchange(10);
  expect(await chat.untilInHistory(range(1, 40))).toEqual([]);
  expect((await chat.readBack(range(1, 40))).gaps).toEqual([]);
});

test('all three are restored from copies of different hours: what is in one of them is kept, the rest is declared, no device ends', async () => {
  const copies = { cassandra: '', kafka: '', redis: '' };
  const save = (name: keyof typeof copies) => stores.whileStopped([name], async () => (copies[name] = await stores.save(name)));
  await save('redis');
  await chat.exchange(20);
  await chat.untilInHistory(range(1, 20));
  await save('cassandra');
  await chat.exchange(20);
  await save('kafka');
  await chat.exchange(20);
  await chat.untilInHistory(range(1, 60));
  await running.materialize.child.stop();
  await stores.whileStopped(['kafka', 'cassandra', 'redis'], async () => {
    for (const name of ['kafka', 'cassandra', 'redis'] as const) await stores.restore(name, copies[name]);
  });
  await running.platform.setUp({ CECOCHAT_LOG_RESTORED: 'true' });
  expect(await generation()).toBe(1);
  await publishRouting();
  await running.platform.startMaterialize();
  await chat.exchange(10);
  const kept = [...range(1, 40), ...range(61, 70)];
  expect(await chat.untilInHistory(kept)).toHaveLength(1);
  expect((await chat.readBack(kept)).gaps).toHaveLength(1);
});

test('Cassandra is restored from a younger copy than Kafka: nothing is written twice, and what Kafka lost is declared', async () => {
  await chat.exchange(20);
  let [kafka, cassandra] = ['', ''];
  await stores.whileStopped(['kafka'], async () => (kafka = await stores.save('kafka')));
  await chat.exchange(20);
  await chat.untilInHistory(range(1, 40));
  await stores.whileStopped(['cassandra'], async () => (cassandra = await stores.save('cassandra')));
  await chat.exchange(20);
  await running.materialize.child.stop();
  await stores.whileStopped(['kafka', 'cassandra'], async () => {
    await stores.restore('kafka', kafka);
    await stores.restore('cassandra', cassandra);
  });
  await running.platform.setUp({ CECOCHAT_LOG_RESTORED: 'true' });
  await running.platform.startMaterialize();
  await chat.exchange(10);
  const kept = [...range(1, 40), ...range(61, 70)];
  expect(await chat.untilInHistory(kept)).toHaveLength(1);
  expect((await chat.readBack(kept)).gaps).toHaveLength(1);
});
