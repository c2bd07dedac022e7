import { diagnose, parseInfo } from './diagnosis.ts';

const info = (fields: Readonly<Record<string, string | number>>) => parseInfo(`# Memory\r\n${Object.entries(fields).map(([name, value]) => `${name}:${value}`).join('\r\n')}\r\n`);
const reasonsOf = (fields: Readonly<Record<string, string | number>>) => diagnose(info(fields)).map(({ reason }) => reason);

test('a Redis by itself is in order, with a limit or without', () => {
  expect(reasonsOf({ role: 'master', cluster_enabled: 0, used_memory: 10, maxmemory: 0, maxmemory_policy: 'allkeys-lru' })).toEqual([]);
  expect(reasonsOf({ role: 'master', cluster_enabled: 0, used_memory: 10, maxmemory: 20, maxmemory_policy: 'noeviction' })).toEqual([]);
  expect(diagnose(parseInfo(''))).toEqual([]);
});

test.each([
  ['a node of a cluster', { cluster_enabled: 1 }, ['RedisCluster']],
  ['a replica', { role: 'slave' }, ['RedisReadOnly']],
  ['one that is full', { used_memory: 2 ** 30, maxmemory: 2 ** 29, maxmemory_policy: 'noeviction' }, ['RedisFull']],
  ['one that evicts', { used_memory: 1, maxmemory: 2 ** 29, maxmemory_policy: 'volatile-ttl' }, ['RedisEvicts']],
])('%s is said', (_what, fields, reasons) => {
  expect(reasonsOf(fields)).toEqual(reasons);
});

test('what is said names the figures', () => {
  const [problem] = diagnose(info({ used_memory: 2 ** 30, maxmemory: 2 ** 29, maxmemory_policy: 'noeviction' }));
  expect(problem?.message).toBe('it is full: it uses 1024 MiB of the 512 MiB of maxmemory');
});
