/** A service as a contributor adds it: an entry of the catalogue, and the files of a folder. */

export const sampleEntry = `  greetings: {
    description: 'Greets whoever asks',
    role: 'greets users',
    runs: 'replicas',
    stores: ['redis'],
    callers: ['http'],
    requests: { cpu: '40m', memory: '96Mi' },
    local: { http: portsFrom(10, 3), admin: portsFrom(13, 3) },
  },
`;

const config = `import { redisRules, redisSettings } from '@cecochat/redis';
import {
  edgeRules, edgeSettings, nameForLogs, obeys, ownHostPort, platformSettings, processSettings, serverTlsRules,
  serverTlsSettings,
} from '@cecochat/runtime';
import { z } from 'zod';

export const configSchema = z.object({
  NAME: nameForLogs('greetings'),
  HTTP_LISTEN: ownHostPort.describe('host:port for HTTP'),
  ...processSettings,
  ...platformSettings,
  ...serverTlsSettings,
  ...redisSettings,
  ...edgeSettings,
  GREETING: z.string().default('hello').describe('what it says'),
}).check(obeys(serverTlsRules), obeys(edgeRules), obeys(redisRules));
`;

const metrics = `import { Counter, type Registry } from 'prom-client';

export const createMetrics = (registry: Registry) =>
  new Counter({ name: 'cecochat_greetings_said_total', help: 'Greetings.', registers: [registry] });
`;

const main = `import { once } from 'node:events';
import { createServer } from 'node:http';
import { splitHostPort } from '@cecochat/contracts';
import { runService } from '../run-service.ts';
import { configSchema } from './config.ts';
import { createMetrics } from './metrics.ts';

await runService({
  name: 'greetings',
  schema: configSchema,
  start: async ({ config, registry, readiness }) => {
    const said = createMetrics(registry);
    const server = createServer((request, response) => {
      said.inc();
      response.end(config.GREETING);
    });
    server.listen(splitHostPort(config.HTTP_LISTEN));
    await once(server, 'listening');
    readiness(() => []);
    return {
      drain: async () => {
        server.close();
        await once(server, 'close');
      },
    };
  },
});
`;

export const sampleFiles: Readonly<Record<string, string>> = {
  'config.ts': config,
  'main.ts': main,
  'metrics.ts': metrics,
  'package.json': '{ "name": "@cecochat/greetings", "version": "0.1.0", "private": true, "license": "Apache-2.0", "type": "module", "exports": "./main.ts" }\n',
};
