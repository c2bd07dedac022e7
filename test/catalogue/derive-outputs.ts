import { buildChildren } from '../../operator/kubernetes/objects/index.ts';
import { sampleCluster } from '../../operator/kubernetes/objects/sample-clusters.ts';
import { namesOf, planPorts, planProcess } from '../../operator/local/processes/index.ts';
import { commandOf } from '../../operator/local/processes/process-command.ts';
import { decideServices } from '../../operator/local/shell/decide-services.ts';
import { chatClusterSchema } from '../../operator/manifest/index.ts';
import { programs } from '../../tools/bundle/index.ts';
import { catalogue } from '../../tools/images/catalogue.ts';

/**
 * Writes what derives from the catalogue in memory, as JSON: a program of its own, so that a copy of the tree can run it
 * with another catalogue. The argument is the first port of a platform.
 */
const ports = planPorts(Number(process.argv[2] ?? 24_000));
const spec = chatClusterSchema.parse({ apiVersion: 'cecochat.dev/v1beta1', kind: 'ChatCluster', metadata: { name: 'sample' }, spec: {} }).spec;
const stores = { kafkaBrokers: 'k:1', cassandraContactPoints: 'c:1', redisUrl: 'redis://127.0.0.1:1' };
const names = namesOf(spec);
const plans = names.map((name) => planProcess(name, 'v1', { ports, stores, keys: { jwks: '/k/jwks', privateJwk: '/k/private' } }));

const outputs = {
  programs,
  images: catalogue,
  objects: buildChildren(sampleCluster(), { version: '1.2.3', servers: 2 }),
  processes: plans.map((plan) => ({ ...plan, command: commandOf(plan) })),
  started: decideServices(spec, []).start,
};

export type Outputs = typeof outputs;

process.stdout.write(JSON.stringify(outputs));
