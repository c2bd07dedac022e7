import type { ServiceName } from '../../../services/catalogue.ts';
import type { ClusterRef } from './cluster.ts';

type Named = Pick<ClusterRef, 'name'>;
type Labels = Readonly<Record<string, string>>;

/** What an object is a part of. */
export type Component = ServiceName | 'operator';

export const labelNames = {
  name: 'app.kubernetes.io/name',
  /** Name of the ChatCluster. */
  instance: 'app.kubernetes.io/instance',
  component: 'app.kubernetes.io/component',
  managedBy: 'app.kubernetes.io/managed-by',
  /** Only on objects that run a version: on others it would change with every upgrade for nothing. */
  version: 'app.kubernetes.io/version',
  /** Name of the server, such as messaging-0, on its pod and on the Service for this pod alone. */
  server: 'cecochat.dev/server',
} as const;

export const manager = 'cecochat-operator';

/** Selects the pods of a component. Never changes, as selectors of Deployments cannot. */
export const selectorOf = ({ name }: Named, component: Component): Labels => ({
  [labelNames.name]: 'cecochat',
  [labelNames.instance]: name,
  [labelNames.component]: component,
});

/** Selects the messaging pods, in the form that kubectl takes. */
export const selectorTextOf = (cluster: Named): string =>
  Object.entries(selectorOf(cluster, 'messaging'))
    .map(([name, value]) => `${name}=${value}`)
    .join(',');

/** Selects the pod of a server. */
export const serverSelectorOf = (cluster: Named, server: string): Labels => ({
  ...selectorOf(cluster, 'messaging'), [labelNames.server]: server,
});

export const labelsOf = (cluster: Named, component: Component): Labels => ({
  ...selectorOf(cluster, component), [labelNames.managedBy]: manager,
});

export const versionLabel = (version: string): Labels => ({ [labelNames.version]: version });
