/** A rule of a Role or ClusterRole. */
export interface AccessRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const read = ['get', 'list', 'watch'];
/** By server-side apply. */
const write = ['create', 'patch'];

const rule = (apiGroups: readonly string[], resources: readonly string[], ...verbs: readonly string[]): AccessRule => ({ apiGroups, resources, verbs });

/**
 * Everything that the operator may do. Tests run it with exactly these rules.
 *
 * - `platforms`: in the namespaces whose ChatClusters it looks after.
 * - `cluster`: on what belongs to no namespace; it has none of it when it looks after some namespaces only.
 * - `own`: in the namespace in which it runs.
 */
export const operatorAccess = {
  platforms: [
    // Not to change what people ask for, but to put its finalizer on it.
    rule(['cecochat.dev'], ['chatclusters'], ...read, 'update', 'patch'),
    // The second lets it own objects with blockOwnerDeletion where the API server checks that.
    rule(['cecochat.dev'], ['chatclusters/status', 'chatclusters/finalizers'], 'update', 'patch'),
    rule([''], ['pods'], ...read, ...write, 'delete'),
    // What is committed is replaced only if nobody else was faster; that is an update.
    rule([''], ['configmaps'], ...read, ...write, 'update'),
    // Whether those that a ChatCluster names are there. It cannot list them.
    rule([''], ['secrets'], 'get'),
    rule([''], ['services', 'serviceaccounts'], ...read, ...write, 'delete'),
    rule(['apps'], ['deployments'], ...read, ...write, 'delete'),
    rule(['batch'], ['jobs'], ...read, ...write, 'delete'),
    rule(['policy'], ['poddisruptionbudgets'], ...read, ...write, 'delete'),
    rule(['networking.k8s.io'], ['networkpolicies'], ...read, ...write, 'delete'),
    rule(['events.k8s.io'], ['events'], ...write),
  ],
  cluster: [rule([''], ['nodes'], ...read)],
  own: [rule(['coordination.k8s.io'], ['leases'], 'get', 'create', 'update')],
} as const satisfies Readonly<Record<string, readonly AccessRule[]>>;
