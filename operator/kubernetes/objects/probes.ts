import type { V1Container, V1Probe } from '@kubernetes/client-node';
import { ports } from './ports.ts';

type Probes = Pick<V1Container, 'startupProbe' | 'readinessProbe' | 'livenessProbe'>;

const at = (path: string) => ({ httpGet: { path, port: ports.admin } });

/** A service waits up to a minute for each store and says what is in the way when it gives up: it is not killed before that. */
const startup: V1Probe = { ...at('/healthz'), periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 90 };

/** Noticed soon by the Services and by those who wait for it; two in a row, so that one pause of the collector does not count. */
const readiness: V1Probe = { ...at('/readyz'), periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 2 };

/**
 * For a process that stands still for a minute. The stores have no part in it: a service that waits for them is alive, and
 * one that is started anew has to wait again. A messaging server is given up by the operator long before.
 */
const liveness: V1Probe = { ...at('/healthz'), periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 };

/** Of every service; what ends by itself has none. */
export const serviceProbes: Probes = { startupProbe: startup, readinessProbe: readiness, livenessProbe: liveness };
