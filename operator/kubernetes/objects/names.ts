import type { ClusterRef } from './cluster.ts';

type Named = Pick<ClusterRef, 'name'>;

/**
 * Names of pods, Services and Jobs end up in labels and DNS, which take 63 characters: the manifest lets a ChatCluster have 40,
 * so 22 are left for what is put behind a dash. No suffix ends in a dash and another suffix, so two ChatClusters of a
 * namespace never mean the same name.
 */
const named = (suffix: string) => ({ name }: Named): string => `${name}-${suffix}`;

/** Of the pod of a server, such as `sample-messaging-0`, and of the Service for this pod alone. */
export const podNameOf = (cluster: Named, server: string): string => named(server)(cluster);
/** Of the headless Service that gives every messaging pod a name in DNS, and of what else counts for all of them. */
export const messagingNameOf = named('messaging');
/** Of the Deployment, the Service and what else belongs to it. */
export const connectNameOf = named('connect');
export const historyNameOf = named('history');
export const materializeNameOf = named('materialize');
/** Of the Job that prepares topics and tables; another hash for other work. */
export const setupNameOf = (cluster: Named, hash: string): string => named(`setup-${hash}`)(cluster);
/** Of what counts for the pods of all such Jobs. */
export const setupPolicyNameOf = named('setup');
/** Of the ConfigMap with what is committed. */
export const routingNameOf = named('routing');
/** Of the ConfigMap with the specs that servers run by. */
export const specsNameOf = named('specs');
/** Of the ServiceAccount that all pods run as. */
export const accountNameOf = named('services');
