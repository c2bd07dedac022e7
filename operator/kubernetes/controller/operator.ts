import { createRegistry, startAdminServer, type Logger } from '@cecochat/runtime';
import { KubeConfig } from '@kubernetes/client-node';
import { Connection, KubernetesApi, type KubernetesApiOptions } from '@cecochat/kubernetes';
import { leaseTimes, runAsLeader } from '../../reconcile/index.ts';
import { AddressProbe } from '../dependencies/index.ts';
import { manager } from '../objects/index.ts';
import { lead } from './lead.ts';
import { LeaderTransport } from './leader-transport.ts';
import { leaseIn } from './lease-in.ts';
import { createMetrics } from './metrics.ts';
import type { OperatorConfig } from './operator-config.ts';
import type { OperatorParts } from './operator-parts.ts';

/** Starts an operator, which leads whenever it holds the Lease. KUBECONFIG, or the pod, determines the API server. */
export async function startOperator(config: OperatorConfig, logger: Logger): Promise<{ stop(): Promise<void> }> {
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromDefault();
  const [clock, monotonic, random] = [() => Date.now(), () => performance.now(), () => Math.random()];
  const registry = createRegistry('operator');
  const metrics = createMetrics(registry);
  const transport = new Connection(kubeConfig);
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
  const stopping = new AbortController();
  const running = runAsLeader({
    store: leaseIn(api, {
      namespace: config.NAMESPACE, name: 'cecochat-operator', durationSeconds: leaseTimes.durationMs / 1_000, clock,
    }),
    me: config.NAME,
    clock: monotonic,
    signal: stopping.signal,
    onError: (error) => logger.warn({ err: error }, 'the Lease could not be read or renewed'),
    lead: (signal, holds) =>
      lead(
        { ...parts, api: new KubernetesApi({ ...options, transport: new LeaderTransport(transport, holds) }) },
        config.NAMESPACES,
        signal,
      ),
  });
  return {
    stop: async () => {
      stopping.abort();
      await running;
      await api.close();
      await admin.close();
    },
  };
}
