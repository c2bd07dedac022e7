import { createRegistry, startAdminServer, type Logger } from '@cecochat/runtime';
import { KubeConfig } from '@kubernetes/client-node';
import { Connection, KubernetesApi, type KubernetesApiOptions, type Transport } from '@cecochat/kubernetes';
import { leaseTimes, runAsLeader } from '../../reconcile/index.ts';
import { ConsoleBoard, serveConsole } from '../console/index.ts';
import { AddressProbe } from '../dependencies/index.ts';
import { manager } from '../objects/index.ts';
import { lead } from './lead.ts';
import { LeaderTransport } from './leader-transport.ts';
import { findLeadingConsole, leaseIn } from './lease-in.ts';
import { createMetrics } from './metrics.ts';
import type { OperatorConfig } from './operator-config.ts';
import type { OperatorParts } from './operator-parts.ts';

/** An API server and the way to it. */
export interface ApiAccess {
  readonly kubeConfig: KubeConfig;
  readonly transport: Transport;
}

/** As KUBECONFIG determines it, or the pod. */
function findApiServer(): ApiAccess {
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromDefault();
  return { kubeConfig, transport: new Connection(kubeConfig) };
}

/** Starts an operator, which leads whenever it holds the Lease. */
export async function startOperator(
  config: OperatorConfig, logger: Logger, { kubeConfig, transport } = findApiServer(),
): Promise<{ stop(): Promise<void> }> {
  const [clock, monotonic, random] = [() => Date.now(), () => performance.now(), () => Math.random()];
  const registry = createRegistry('operator');
  const metrics = createMetrics(registry);
  const options: KubernetesApiOptions = {
    config: kubeConfig, transport, fieldManager: manager, random, clock,
    onRequest: ({ verb, resource, status, milliseconds }) => {
      metrics.requests.inc({ verb, resource, status: String(status ?? 'none') });
      metrics.requestSeconds.observe({ verb }, milliseconds / 1_000);
    },
  };
  const api = new KubernetesApi(options);
  const parts: Omit<OperatorParts, 'api'> = {
    name: config.NAME, probe: new AddressProbe({ clock: monotonic }), metrics, logger, clock, monotonic, random,
  };
  const admin = await startAdminServer({ listen: config.ADMIN_LISTEN, registry, ready: () => [] });
  const place = { namespace: config.NAMESPACE, name: 'cecochat-operator' };
  const listen = config.CONSOLE_LISTEN === '' ? undefined : config.CONSOLE_LISTEN;
  let consoles: ConsoleBoard | undefined;
  const served = { logger, board: () => consoles, findLeader: () => findLeadingConsole(api, place) };
  const page = listen === undefined ? undefined : await serveConsole({ listen, ...served });
  const leadNow = async (signal: AbortSignal, holds: () => boolean) => {
    const own = new KubernetesApi({ ...options, transport: new LeaderTransport(transport, holds) });
    consoles = listen === undefined ? undefined : new ConsoleBoard({ clock, monotonic });
    const leading = lead({ ...parts, api: own, ...(consoles && { consoles }) }, config.NAMESPACES, signal);
    await leading.finally(() => (consoles = undefined));
  };
  const stopping = new AbortController();
  const running = runAsLeader({
    store: leaseIn(api, { ...place, durationSeconds: leaseTimes.durationMs / 1_000, clock, console: listen }),
    me: config.NAME,
    clock: monotonic,
    signal: stopping.signal,
    onError: (error) => logger.warn({ err: error }, 'the Lease could not be read or renewed'),
    lead: leadNow,
  });
  return {
    stop: async () => {
      stopping.abort();
      await running;
      await page?.close();
      await api.close();
      await admin.close();
    },
  };
}
