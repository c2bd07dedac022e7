import { splitHostPort } from '@cecochat/contracts';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { VersionConflict } from '@cecochat/runtime';
import { ManifestError } from '../../manifest/index.ts';
import { PlatformError } from '../platform-error.ts';
import { StillStopping, type PlatformLogger } from '../processes/index.ts';
import type { Machine } from './machine.ts';
import { addManifestRoutes } from './manifest-routes.ts';
import { addObjectRoutes } from './object-routes.ts';
import { addProcessRoutes } from './process-routes.ts';
import { RequestError } from './request.ts';
import { addStoreRoutes } from './store-routes.ts';

export interface HttpApi {
  close(): Promise<void>;
}

const maxBodyBytes = 4 * 1024 * 1024;
const requestTimeoutMs = 30_000;

/**
 * Serves status, objects, processes, manifest and stores. Loopback only, and not for browsers: a page must not stop a
 * store. Throws a PlatformError when the port is taken.
 */
export async function startHttpApi(machine: Machine, listen: string, logger: PlatformLogger): Promise<HttpApi> {
  const app = fastify({ bodyLimit: maxBodyBytes, requestTimeout: requestTimeoutMs, forceCloseConnections: true });
  // Bodies are parsed here, whatever content type the caller names.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, async (_request: unknown, body: string) => body);
  app.addHook('onRequest', async (request) => refuseBrowsers(request, listen));
  app.setErrorHandler((error, request, reply) => {
    const { status, body } = describeFailure(error);
    if (status === 500) logger.warn({ err: error, path: request.url }, 'a request failed');
    return reply.code(status).send(body);
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: 'there is nothing here: begin with GET /api/status' }),
  );
  addRoutes(app, machine);
  await app.listen(splitHostPort(listen)).catch((error: unknown) => {
    throw new PlatformError(`cannot listen on ${listen}: ${Error.isError(error) ? error.message : String(error)}`);
  });
  return { close: () => app.close() };
}

function addRoutes(app: FastifyInstance, machine: Machine): void {
  app.get('/api/status', () => machine.status());
  addObjectRoutes(app, machine);
  addProcessRoutes(app, machine);
  addManifestRoutes(app, machine);
  addStoreRoutes(app, machine);
}

/** A page in a browser sends its origin, or reaches this server under another host name. */
function refuseBrowsers({ headers }: FastifyRequest, listen: string): void {
  const { port } = splitHostPort(listen);
  const isOurs = headers.host === listen || headers.host === `localhost:${port}`;
  if (headers.origin !== undefined || !isOurs) throw new RequestError(403, 'this is for programs on this machine');
}

function describeFailure(error: unknown): { status: number; body: object } {
  const message = Error.isError(error) ? error.message : String(error);
  if (error instanceof ManifestError) return { status: 400, body: { error: message, problems: error.problems } };
  if (error instanceof VersionConflict || error instanceof StillStopping)
    return { status: 409, body: { error: message } };
  if (error instanceof z.ZodError) return { status: 400, body: { error: describeIssue(error) } };
  if (error instanceof PlatformError) return { status: 400, body: { error: message } };
  return { status: statusOf(error), body: { error: message } };
}

/** Of a RequestError, or of a request that fastify itself rejects. */
function statusOf(error: unknown): number {
  return Error.isError(error) && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
}

function describeIssue({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.join('.') || 'the body'}: ${issue?.message}`;
}
