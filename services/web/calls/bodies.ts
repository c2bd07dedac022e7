import { ChatError, invalid } from '@cecochat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Requests and responses as gRPC has them, for clients that have the definitions; failures are JSON all the same. */
export const protoType = 'application/proto';

/** The body of a request, whose content type was JSON. Throws a ChatError where there is none. */
export function textOf({ body }: FastifyRequest): string {
  if (typeof body === 'string' && body !== '') return body;
  throw new ChatError('invalid-argument', 'body must be a JSON object', { field: 'body' });
}

/** Throws for any other content type: forms of other pages have no JSON. */
export function requireJson({ headers }: FastifyRequest): void {
  if (/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) return;
  throw invalid('content-type', 'must be application/json');
}

export const sendProto = (reply: FastifyReply, bytes: Buffer): FastifyReply =>
  reply.headers({ 'cache-control': 'no-store', 'content-type': protoType }).send(bytes);

/** Answers are about one user, now: neither a browser nor a proxy may keep them. */
export const sendJson = (reply: FastifyReply, value: unknown): FastifyReply =>
  reply
    .headers({ 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' })
    .send(JSON.stringify(value));
