import { ChatError, type UserId } from '@cecochat/contracts';
import type { HttpServer } from '@cecochat/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { WebMetrics } from '../metrics.ts';
import { checkPage } from './check-page.ts';
import { exposedCalls, type ExposedCall } from './exposed-calls.ts';
import { methodOf, readRegistry, Transcoder } from './transcoder.ts';
import type { Upstreams } from './upstreams.ts';

export interface CallRoutesParts {
  readonly server: HttpServer;
  readonly upstreams: Upstreams;
  readonly metrics: WebMetrics;
}

/** Requests and responses as gRPC has them, for clients that have the definitions; failures are JSON all the same. */
export const protoType = 'application/proto';

/**
 * `POST /api/<call>` for each exposed call, in JSON or as `application/proto`. Page and token are checked before the
 * body is read.
 */
export function addCallRoutes({ server, upstreams, metrics }: CallRoutesParts): void {
  const registry = readRegistry();
  for (const exposed of exposedCalls) {
    const { call, upstream } = exposed;
    const transcoder = new Transcoder(methodOf(registry, call));
    server.app.post(`/api/${call}`, {
      onRequest: async (request) => {
        refuseForeignPages(request);
        await metrics.refusals(call, () => checkCaller(server, request, exposed));
      },
      handler: (request, reply) => metrics.measure(call, async () => {
        const { authorization = '' } = request.headers;
        const pass = (bytes: Buffer) => upstreams.call(upstream, `/${call}`, bytes, authorization);
        if (Buffer.isBuffer(request.body)) return sendProto(reply, await pass(request.body));
        return sendJson(reply, transcoder.decodeResponse(await pass(transcoder.encodeRequest(textOf(request)))));
      }),
    });
  }
}

async function checkCaller(server: HttpServer, request: FastifyRequest, { limit }: ExposedCall): Promise<UserId> {
  return (await server.checkCaller(request, limit)).user;
}

/** Throws `forbidden` for a request of a page of another origin. */
export function refuseForeignPages({ headers }: FastifyRequest): void {
  const refusal = checkPage(headers);
  if (refusal !== undefined) throw refusal;
}

/** The body of a request, whose content type was JSON. Throws a ChatError where there is none. */
export function textOf({ body }: FastifyRequest): string {
  if (typeof body === 'string' && body !== '') return body;
  throw new ChatError('invalid-argument', 'body must be a JSON object', { field: 'body' });
}

const sendProto = (reply: FastifyReply, bytes: Buffer): FastifyReply =>
  reply.headers({ 'cache-control': 'no-store', 'content-type': protoType }).send(bytes);

/** Answers are about one user, now: neither a browser nor a proxy may keep them. */
export const sendJson = (reply: FastifyReply, value: unknown): FastifyReply =>
  reply
    .headers({ 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' })
    .send(JSON.stringify(value));
