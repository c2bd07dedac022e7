import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Machine } from './machine.ts';
import { readJson, RequestError } from './request.ts';

const params = z.object({ name: z.enum(['routing', 'lease', 'status']) });

/**
 * Objects that operators share, changed by compare-and-swap: `if-match: <version>`, or `if-none-match: *` for a new
 * one.
 */
export function addObjectRoutes(app: FastifyInstance, { parts: { objects } }: Machine): void {
  app.get('/api/objects/:name', async (request) => {
    const { name } = params.parse(request.params);
    const found = await objects.get(name);
    if (found === undefined) throw new RequestError(404, `there is no object ${name} yet`);
    return found;
  });
  app.put('/api/objects/:name', async (request) => {
    const { name } = params.parse(request.params);
    return { version: await objects.put(name, readJson(request, z.looseObject({})), expectedVersion(request)) };
  });
}

function expectedVersion({ headers }: FastifyRequest): string | undefined {
  const version = headers['if-match'];
  if (version !== undefined) return version;
  if (headers['if-none-match'] === '*') return undefined;
  throw new RequestError(
    428, 'if-match with the version that is replaced is missing, or if-none-match: * for a new object',
  );
}
