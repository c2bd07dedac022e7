import { setTimeout as sleep } from 'node:timers/promises';
import type { StoreControl, StoreName } from '@cecochat/operator';
import { readReports } from '@cecochat/redis';
import fastify, { type FastifyInstance } from 'fastify';
import { parse, stringify } from 'yaml';
import { buildStatus, type PlatformStatus } from '../../../operator/local/machine/platform-status.ts';
import { versionOfRevision } from '../../../operator/kubernetes/specs/index.ts';
import type { Committed } from '../../../operator/decide/index.ts';
import { formatCommitted, parseCommitted } from '../../../operator/reconcile/index.ts';
import { freePort } from '../../support/free-ports.ts';
import type { ClusterPlatform } from './cluster-platform.ts';

const operator = 'operator';

/** Serves the machine API of a local platform for a platform in a cluster, so that the same drills check both. */
export class MachineBridge {
  readonly url: string;
  readonly #app: FastifyInstance;

  private constructor(url: string, app: FastifyInstance) {
    this.url = url;
    this.#app = app;
  }

  /** `stores` are those of the platform, which drills stop and start. */
  static async start(platform: ClusterPlatform, stores: StoreControl): Promise<MachineBridge> {
    const app = fastify();
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'string' }, async (_request: unknown, body: string) => body);
    app.get('/api/status', () => statusOf(platform, stores));
    app.get('/api/objects/routing', () => routingOf(platform));
    app.get('/api/manifest', async (_request, reply) => reply.type('application/yaml').send(stringify(await manifestOf(platform))));
    app.put('/api/manifest', async (request) => replaceSpec(platform, (parse(String(request.body)) as Manifest).spec));
    app.put('/api/scale', async (request) => {
      await platform.kubectl('scale', `chat/${platform.name}`, `--replicas=${(JSON.parse(String(request.body)) as { replicas: number }).replicas}`);
      return {};
    });
    app.post<{ Params: { name: StoreName } }>('/api/stores/:name/stop', ({ params }) => stores.stop(params.name, 'SIGTERM').then(() => ({})));
    app.post<{ Params: { name: StoreName } }>('/api/stores/:name/start', ({ params, body }) => {
      const { wiped } = JSON.parse(String(body)) as { wiped: boolean };
      return stores.start(params.name, { wiped }).then(() => ({}));
    });
    const port = await freePort();
    await app.listen({ host: '127.0.0.1', port });
    return new MachineBridge(`http://127.0.0.1:${port}`, app);
  }

  async close(): Promise<void> {
    await this.#app.close();
  }
}

interface Manifest {
  readonly spec: Readonly<Record<string, unknown>>;
}

async function manifestOf(platform: ClusterPlatform): Promise<Manifest & { readonly metadata: object }> {
  const { spec } = await platform.api.get<Manifest>(platform.path);
  const head = { apiVersion: 'cecochat.dev/v1beta1', kind: 'ChatCluster', metadata: { name: platform.name, namespace: platform.namespace } };
  return { ...head, spec };
}

/** No image has a version that begins with broken-. */
async function replaceSpec(platform: ClusterPlatform, spec: Manifest['spec']): Promise<object> {
  const version = String(spec['version']);
  if (version.startsWith('broken-')) platform.withdraw(version);
  for (;;) {
    const present = await platform.api.get<Manifest>(platform.path);
    try {
      return await platform.api.replace(platform.path, { ...present, spec });
    } catch (error) {
      if (!(Error.isError(error) && 'status' in error && error.status === 409)) throw error;
      await sleep(20); // The operator wrote its status meanwhile.
    }
  }
}

interface Kept {
  readonly version: string;
  readonly state: Committed;
}

async function committedOf({ api, namespace, name }: ClusterPlatform): Promise<Kept> {
  const { metadata, data } = await api.get<{ metadata: { resourceVersion: string }; data: { routing: string } }>(`/api/v1/namespaces/${namespace}/configmaps/${name}-routing`);
  const state = parseCommitted(JSON.parse(data.routing));
  const members = new Map([...state.members].map(([member, value]) => [member, { ...value, version: versionOfRevision(value.version) }]));
  const { failed } = state;
  return { version: metadata.resourceVersion, state: { ...state, members, failed: failed && { ...failed, version: versionOfRevision(failed.version) } } };
}

async function routingOf(platform: ClusterPlatform): Promise<object> {
  const { version, state } = await committedOf(platform);
  return { version, value: formatCommitted(state) };
}

async function statusOf(platform: ClusterPlatform, stores: StoreControl): Promise<PlatformStatus> {
  const [resource, { state }, pods] = await Promise.all([platform.resource(), committedOf(platform), platform.pods()]);
  const { reports } = await readReports(platform.inRedis, [...state.members.keys()]).catch(() => ({ reports: new Map() }));
  const process = { admin: '', log: '', state: 'ready', up: true, restarts: 0 } as const;
  const services = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined).map(({ metadata, status }) => ({
    ...process,
    name: metadata.labels['cecochat.dev/server'] ?? '',
    kind: 'messaging' as const,
    version: metadata.labels['app.kubernetes.io/version'] ?? '',
    pid: platform.pidOf(metadata.name),
    address: `${status.podIP ?? ''}:9000`,
  }));
  const { status, metadata } = resource;
  const conditions = (status?.conditions ?? []).map(({ type, status: is, reason, message }) => ({ type, status: is === 'True', reason, message }));
  const { servers, version, assignment } = status ?? {};
  return buildStatus({
    committed: state, reports, services,
    partitionCount: state.partitionCount,
    stores: stores.status(),
    lag: { records: 0, gaps: 0, partitions: [] },
    lease: { renewals: 0, holder: operator },
    operators: [{ ...process, name: operator, kind: 'operator', version: '', pid: 1, address: '' }],
    told: { operator, pid: 1, writes: 0, revision: String(status?.observedGeneration ?? 0), conditions, servers, version, assignment, refusals: [] },
    manifest: { file: platform.name, revision: String(metadata.generation), problems: [] },
  });
}
