import { setTimeout as delay } from 'node:timers/promises';
import type { TcpProxy } from '../support/tcp-proxy.ts';
import { startPlatform, type RunningPlatform } from '../support/start-platform.ts';
import { openCassandraWay, openKafkaWay, openRedisWay, type Way } from './environment/index.ts';
import { expectKept, runLoadBeside } from './load.ts';

/** CECOCHAT_FULL for all faults of all ways, which take 17 minutes; else each way has one, and each fault its turn. */
const isFull = process.env['CECOCHAT_FULL'] !== undefined;
/** Longer, for the long form, than what waits for an answer of a store. */
const [brokenMs, wholeMs] = isFull ? [15_000, 7_000] : [5_000, 3_000];
const rate = 100;

const faults = {
  'answers are lost': (proxy: TcpProxy) => proxy.deafen(),
  'requests are lost': (proxy: TcpProxy) => proxy.mute(),
  'nothing gets through': (proxy: TcpProxy) => proxy.hang(),
  'everything is cut': (proxy: TcpProxy) => proxy.cut(),
  'connections are half closed': (proxy: TcpProxy) => proxy.halfClose(),
  'everything takes 400 ms longer': (proxy: TcpProxy) => proxy.delay(400),
} as const;

let running: RunningPlatform | undefined;
const ways = new Map<string, Way>();

beforeAll(async () => {
  running = await startPlatform({
    settingsOf: async (platform) => {
      const { url } = platform.redis;
      for (const [number, service] of ['messaging-0', 'messaging-1', 'materialize'].entries()) ways.set(`${service} and Kafka`, await openKafkaWay(number));
      for (const service of ['messaging-0', 'messaging-1', 'connect', 'history']) ways.set(`${service} and Redis`, await openRedisWay(url));
      for (const service of ['materialize', 'history']) ways.set(`${service} and Cassandra`, await openCassandraWay());
      return (service) => Object.assign({}, ...[...ways].filter(([name]) => name.startsWith(`${service} and`)).map(([, { env }]) => env)) as Way['env'];
    },
  });
});
afterAll(async () => {
  for (const way of ways.values()) for (const proxy of way.proxies) proxy.heal();
  await running?.stop();
  for (const way of ways.values()) await way.close();
});

/** What goes wrong where, in turn. */
function planBreaks(): { readonly where: string; readonly what: keyof typeof faults }[] {
  const kinds = Object.keys(faults) as (keyof typeof faults)[];
  const places = [...ways.keys()];
  if (isFull) return places.flatMap((where) => kinds.map((what) => ({ where, what })));
  return places.flatMap((where, index) => kinds.slice(index % kinds.length, (index % kinds.length) + 1).map((what) => ({ where, what })));
}

test('everything is delivered once and in order while the network between each service and each store breaks in every way', async () => {
  const breaks = planBreaks();
  if (running === undefined) throw new Error('there is no platform');
  const report = await runLoadBeside(running, { rate, users: 48, seconds: breaks.length * 60 }, async () => {
    for (const { where, what } of breaks) {
      process.stderr.write(`  ${where}: ${what}\n`);
      const proxies = ways.get(where)?.proxies ?? [];
      for (const proxy of proxies) faults[what](proxy);
      await delay(brokenMs);
      for (const proxy of proxies) proxy.heal();
      await delay(wholeMs);
    }
  });
  process.stderr.write(`  ${JSON.stringify(report)}\n`);
  expectKept(report);
}, 3_600_000);
