import { ChatError } from '@cecochat/contracts';
import { answerSiteFile, type Site } from '@cecochat/runtime';
import type { FastifyInstance } from 'fastify';

/** `GET` of each file of the client. */
export function addSiteRoutes(app: FastifyInstance, site: Site | undefined): void {
  if (site === undefined) {
    app.get('/', () => {
      throw new ChatError('unavailable', 'the client for browsers is not built: run `make web`');
    });
    return;
  }
  for (const file of site.values())
    app.get(file.path, (request, reply) => {
      const { status, headers, body } = answerSiteFile(file, request.headers);
      return reply.code(status).headers(headers).send(body);
    });
}
