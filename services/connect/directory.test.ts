import { ChatError, epoch, maxUserId, partition, userId } from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import { atRest, type Routing } from '@cecochat/redis';
import fc from 'fast-check';
import { buildDirectory, decideRoute, reasonsWithoutRoutes } from './directory.ts';

const routing: Routing = {
  ...atRest,
  epoch: epoch(7),
  partitionCount: 4,
  servers: new Map([
    ['messaging-0', { address: 'host-0:1', partitions: [partition(0), partition(3)] }],
    ['messaging-1', { address: 'host-1:1', partitions: [partition(1)] }],
  ]),
  historyAddress: 'history:1',
};
const userOf = (wanted: number) => {
  for (let candidate = 1n; ; candidate++) if (partitionOf(userId(candidate), 4) === wanted) return userId(candidate);
};

function refused(decide: () => unknown): { code: string; message: string; retryAfterMs: number | undefined } {
  try {
    decide();
  } catch (error) {
    const { code, message, details } = ChatError.from(error);
    return { code, message, retryAfterMs: details.retryAfterMs };
  }
  throw new Error('was answered');
}

test('every user is sent to the server of its partition, or told that there is none', () => {
  const directory = buildDirectory(routing);
  fc.assert(fc.property(fc.bigInt({ min: 1n, max: maxUserId }), (id) => {
    const user = userId(id);
    const lives = partitionOf(user, 4);
    const server = [...routing.servers.values()].find(({ partitions }) => partitions.includes(lives));
    if (server === undefined) expect(refused(() => decideRoute(directory, user)).code).toBe('unavailable');
    else {
      expect(decideRoute(directory, user)).toEqual({
        address: server.address, historyAddress: 'history:1', partition: lives, partitionCount: 4, epoch: 7,
      });
    }
  }));
});

test('a partition that nobody serves is named, with when to ask again', () => {
  expect(refused(() => decideRoute(buildDirectory(routing), userOf(2)))).toEqual({
    code: 'unavailable', message: 'no server is assigned to partition 2', retryAfterMs: 1_000,
  });
});

test('without a routing, or without the address of history, nobody gets half an answer', () => {
  const withoutHistory = buildDirectory({ ...routing, historyAddress: undefined });
  expect(refused(() => decideRoute(undefined, userId(1)))).toMatchObject({ code: 'unavailable', retryAfterMs: 1_000 });
  expect(refused(() => decideRoute(withoutHistory, userOf(1)))).toMatchObject({
    code: 'unavailable', message: 'no address of the history service is known', retryAfterMs: 1_000,
  });
  expect(reasonsWithoutRoutes(undefined)).toEqual(['no routing in redis yet']);
  expect(reasonsWithoutRoutes(withoutHistory)).toEqual(['no address of the history service in redis']);
  expect(reasonsWithoutRoutes(buildDirectory(routing))).toEqual([]);
});
