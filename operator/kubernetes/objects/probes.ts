import type { V1Container, V1Probe } from '@kubernetes/client-node';
import { ports } from './ports.ts';

type Probes = Pick<V1Container, 'startupProbe' | 'readinessProbe' | 'livenessProbe'>;

const at = (path: string) => ({ httpGet: { path, port: ports.admin } });

/**
 * A service waits up to a minute for each store, then reports the obstacle and exits: the kubelet does not kill it
 * earlier.
 */
const startup: V1Probe = { ...at('/healthz'), periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 90 };

/**
 * Services and waiting callers notice soon. Two failures in a row, so that one pause of the collector does not count.
 */
const readiness: V1Probe = { ...at('/readyz'), periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 2 };

/**
 * For a process that stands still for a minute. The probe ignores the stores: a service that waits for them is alive,
 * and one that restarts has to wait again. The operator gives up a messaging server long before.
 */
const liveness: V1Probe = { ...at('/healthz'), periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 };

/** Probes of every service; programs that end by themselves have none. */
export const serviceProbes: Probes = { startupProbe: startup, readinessProbe: readiness, livenessProbe: liveness };
