import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Machine } from './machine.ts';
import { readJson, readText } from './request.ts';

const scale = z.object({ replicas: z.int().min(0) });

/** The manifest that the platform follows, and the plan for another one. */
export function addManifestRoutes(app: FastifyInstance, machine: Machine): void {
  const { manifest } = machine.parts;
  app.get('/api/manifest', async (_request, reply) => reply.type('application/yaml').send(await manifest.text()));
  // The last valid one, whatever the file contains now.
  app.get('/api/manifest/accepted', async () => ({
    text: manifest.accepted.text, revision: manifest.accepted.revision,
  }));
  app.put('/api/manifest', async (request) => {
    await manifest.replace(readText(request));
    return { revision: manifest.accepted.revision };
  });
  app.put('/api/scale', async (request) => {
    await manifest.scale(readJson(request, scale).replicas);
    return { revision: manifest.accepted.revision };
  });
  app.post('/api/plan', (request) => machine.plan(readText(request)));
}
