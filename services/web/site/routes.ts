import { ChatError } from '@cecochat/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { decideEncoding, type Site, type SiteFile } from './site.ts';

const [year, everyTime] = ['public, max-age=31536000, immutable', 'no-cache'];

/** `GET` of each file of the client. */
export function addSiteRoutes(app: FastifyInstance, site: Site | undefined): void {
  if (site === undefined) {
    app.get('/', () => {
      throw new ChatError('unavailable', 'the client for browsers is not built: run `make web`');
    });
    return;
  }
  for (const file of site.values()) app.get(file.path, (request, reply) => sendFile(file, request, reply));
}

function sendFile(file: SiteFile, { headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { etag, type, isImmutable, bodies } = file;
  void reply.headers({ etag, vary: 'accept-encoding', 'cache-control': isImmutable ? year : everyTime });
  if (headers['if-none-match'] === etag) return reply.code(304).send();
  const encoding = decideEncoding(headers['accept-encoding']);
  if (encoding !== 'identity') void reply.header('content-encoding', encoding);
  return reply.type(type).send(bodies[encoding]);
}
