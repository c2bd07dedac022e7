import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { VersionConflict } from '@cecochat/runtime';
import { lastingServices } from '../../../services/catalogue.ts';
import { defaultVersion } from '../world/index.ts';
import type { Machine } from './machine.ts';
import { readJson } from './request.ts';

const [shortWaitMs, versionLength] = [10_000, 128];
const named = z.object({ name: z.string() });
const operatorNamed = z.object({ name: z.string().regex(/^operator-\d+$/, 'must be such as operator-1') });
const wanted = z.object({ kind: z.enum(lastingServices), version: z.string().min(1).max(versionLength) });
const settings = z.object({
  env: z.record(z.string().regex(/^CECOCHAT_[A-Z_]+$/, 'must be settings of an operator'), z.string()).default({}),
});
const ending = z.object({ signal: z.enum(['TERM', 'KILL']).default('TERM') });
const since = z.object({ after: z.coerce.number().int().nonnegative() });

/** Processes of services, operators, and the wait for a change of them or of the manifest. */
export function addProcessRoutes(
  app: FastifyInstance,
  { parts: { objects, processes, operators, changes } }: Machine,
): void {
  /** A former leader that has not noticed its replacement must not undo what the next one does. */
  const checkFence = async ({ headers }: FastifyRequest) => {
    const decidedOn = headers['if-routing-match'];
    const present = (await objects.get('routing'))?.version;
    if (decidedOn !== undefined && decidedOn !== present)
      throw new VersionConflict(`routing has version ${present ?? 'none'}, not ${String(decidedOn)}`);
  };
  app.get('/api/processes', async () => ({ processes: processes.list() }));
  app.put('/api/processes/:name', async (request) => {
    const { name } = named.parse(request.params);
    const { version } = readJson(
      request,
      wanted.refine((value) => name.startsWith(`${value.kind}-`), { path: ['kind'], error: `is not that of ${name}` }),
    );
    await checkFence(request);
    return processes.put(name, version);
  });
  app.delete('/api/processes/:name', async (request) => {
    await checkFence(request);
    await processes.delete(named.parse(request.params).name);
    return {};
  });
  app.put('/api/operators/:name', async (request) => {
    const { name } = operatorNamed.parse(request.params);
    return operators.put(name, defaultVersion, readJson(request, settings).env);
  });
  app.delete('/api/operators/:name', async (request) => {
    const { signal } = ending.parse(request.query);
    await operators.delete(operatorNamed.parse(request.params).name, signal === 'KILL' ? 'kill' : 'stop');
    return {};
  });
  app.get('/api/changes', async (request) => ({
    version: await changes.after(since.parse(request.query).after, shortWaitMs),
  }));
}
