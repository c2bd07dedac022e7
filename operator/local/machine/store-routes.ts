import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Machine } from './machine.ts';
import { readJson, RequestError } from './request.ts';
import { storeNames } from './store-control.ts';

const params = z.object({ name: z.enum(storeNames) });
const stopping = z.object({ signal: z.enum(['TERM', 'KILL']).default('TERM') });
const starting = z.object({ wiped: z.boolean().default(false) });

/** For drills: the stores of this machine stop and start. */
export function addStoreRoutes(app: FastifyInstance, { parts }: Machine): void {
  const stores = () => {
    if (parts.stores === undefined) throw new RequestError(409, 'the manifest names its stores: they are not run here');
    return parts.stores;
  };
  app.post('/api/stores/:name/stop', async (request) => {
    const { signal } = readJson(request, stopping);
    await stores().stop(params.parse(request.params).name, `SIG${signal}`);
    return {};
  });
  app.post('/api/stores/:name/start', async (request) => {
    const { name } = params.parse(request.params);
    const { wiped } = readJson(request, starting);
    // Kafka and Cassandra hold the messages of users.
    if (wiped && name !== 'redis') throw new RequestError(400, 'wiped: only redis can lose everything');
    await stores().start(name, { wiped });
    return {};
  });
}
