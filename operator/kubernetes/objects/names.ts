import type { ServiceName } from '../../../services/catalogue.ts';
import type { ClusterRef } from './cluster.ts';

type Named = Pick<ClusterRef, 'name'>;

/**
 * Names of pods, Services and Jobs become labels and DNS names of at most 63 characters. The manifest limits a
 * ChatCluster to 40, which leaves 22 for a suffix behind a dash. No suffix ends in a dash and another suffix, so two
 * ChatClusters of a namespace never produce the same name.
 */
const named = (suffix: string) => ({ name }: Named): string => `${name}-${suffix}`;

/** Of the pod of a server, such as `sample-messaging-0`, and of the Service for this pod alone. */
export const podNameOf = (cluster: Named, server: string): string => named(server)(cluster);
/**
 * Of the objects for all pods of a service: its Deployment, Service, budget and policy. The Service of messaging is the
 * headless one that gives every pod a name in DNS.
 */
export const serviceNameOf = (cluster: Named, service: ServiceName): string => named(service)(cluster);
/** Of the Job that prepares topics and tables; different work has a different hash. */
export const setupNameOf = (cluster: Named, hash: string): string => named(`setup-${hash}`)(cluster);
/** Of the ConfigMap with the committed state. */
export const routingNameOf = named('routing');
/** Of the ConfigMap with the specs that servers run by. */
export const specsNameOf = named('specs');
/** Of the ServiceAccount that all pods run as. */
export const accountNameOf = named('services');
