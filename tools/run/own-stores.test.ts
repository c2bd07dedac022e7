import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, type Child } from '@cecochat/runtime';
import { OwnStores } from './own-stores.ts';

const names = ['kafka', 'cassandra', 'redis'] as const;
let folder = '';
let stores: OwnStores;
const children: Child[] = [];

/** A program that runs until it is stopped, in the place of a store. */
async function startStandIn(name: string): Promise<Child> {
  const child = startChild({ name, command: 'sleep', args: ['60'], log: join(folder, `${name}.log`) });
  children.push(child);
  return child;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cecochat-own-'));
  for (const name of names) mkdirSync(join(folder, 'data', name), { recursive: true });
  const starters = { kafka: () => startStandIn('kafka'), cassandra: () => startStandIn('cassandra'), redis: () => startStandIn('redis') };
  const started = await Promise.all(names.map((name) => starters[name]()));
  const addresses = { kafkaBrokers: '127.0.0.1:1', cassandraContactPoints: '127.0.0.1:2', redisUrl: 'redis://127.0.0.1:3' };
  stores = new OwnStores({ ...addresses, children: started, starters, stop: async () => undefined }, folder);
});
afterEach(async () => {
  await stores.stopAll();
  await Promise.all(children.splice(0).map((child) => child.stop()));
  rmSync(folder, { recursive: true, force: true });
});

const stateOf = (name: string) => stores.status().find((each) => each.name === name)?.state;

test('what runs where is told', () => {
  expect(stores.status().map(({ name, address, state }) => [name, address, state])).toEqual([
    ['kafka', '127.0.0.1:1', 'up'], ['cassandra', '127.0.0.1:2', 'up'], ['redis', '127.0.0.1:3', 'up'],
  ]);
});

test.each(['SIGTERM', 'SIGKILL'] as const)('a store that is stopped by %s is no death, and starts again with its data', async (signal) => {
  await stores.stop('redis', signal);
  await stores.stop('redis', signal);
  expect(stores.status().find(({ name }) => name === 'redis')).toMatchObject({ state: 'stopped', pid: 0 });
  await stores.start('redis', { wiped: false });
  await stores.start('redis', { wiped: false });
  expect([stateOf('redis'), existsSync(join(folder, 'data', 'redis')), children.length]).toEqual(['up', true, 4]);
  expect(await Promise.race([stores.death, Promise.resolve('alive')])).toBe('alive');
});

test('a store that is wiped has lost its data', async () => {
  await stores.stop('redis', 'SIGTERM');
  await stores.start('redis', { wiped: true });
  expect(existsSync(join(folder, 'data', 'redis'))).toBe(false);
  expect(existsSync(join(folder, 'data', 'kafka'))).toBe(true);
});

test('a store that ends by itself, also one that was started again, is told with its log', async () => {
  await stores.stop('redis', 'SIGTERM');
  await stores.start('redis', { wiped: false });
  children.at(-1)?.kill('SIGKILL');
  await expect(stores.death).rejects.toThrow(`redis ended with SIGKILL: look into ${join(folder, 'redis.log')}, and start again`);
});
