import { ChatError } from '@cecochat/contracts';
import type { FastifyRequest } from 'fastify';
import { checkPage } from '@cecochat/runtime';

/** Throws `forbidden` for a request of a page of another origin. */
export function refuseForeignPages({ headers }: FastifyRequest): void {
  const refusal = checkPage(headers);
  if (refusal !== undefined) throw refusal;
}

/** Throws `forbidden` unless the request names its page, and that is of this origin: a cookie alone is not enough. */
export function requirePage(request: FastifyRequest): void {
  refuseForeignPages(request);
  if (request.headers.origin !== undefined) return;
  throw new ChatError('forbidden', 'the request must name the origin of its page', { field: 'origin' });
}
