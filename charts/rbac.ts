/** A rule of a Role or ClusterRole. */
export interface AccessRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const follow = ['list', 'watch'];
const read = ['get', ...follow];
/** By server-side apply. */
const write = ['create', 'patch'];

const rule = (apiGroups: readonly string[], resources: readonly string[], ...verbs: readonly string[]): AccessRule => ({
  apiGroups, resources, verbs,
});

/**
 * Everything that the operator may do. Tests run it with exactly these rules, and show that it makes use of each of
 * them.
 *
 * - `platforms`: in the namespaces whose ChatClusters it manages.
 * - `own`: in the namespace in which it runs.
 */
export const operatorAccess = {
  platforms: [
    // Not to change what people ask for, but to put its finalizer on it.
    rule(['cecochat.dev'], ['chatclusters'], ...follow, 'patch'),
    rule(['cecochat.dev'], ['chatclusters/status'], 'patch'),
    // Lets it own objects with blockOwnerDeletion where the API server checks that. It asks for nothing by it.
    rule(['cecochat.dev'], ['chatclusters/finalizers'], 'update'),
    // A pod is made and removed, and never changed.
    rule([''], ['pods'], ...read, 'create', 'delete'),
    // A commit replaces the state only if no other operator was faster: that is an update.
    rule([''], ['configmaps'], ...read, ...write, 'update'),
    // Whether those that a ChatCluster names are there. It cannot list them.
    rule([''], ['secrets'], 'get'),
    rule([''], ['serviceaccounts'], ...read, ...write),
    rule([''], ['services'], ...read, ...write, 'delete'),
    rule(['apps'], ['deployments'], ...read, ...write, 'delete'),
    rule(['batch'], ['jobs'], ...read, ...write, 'delete'),
    rule(['policy'], ['poddisruptionbudgets'], ...read, ...write, 'delete'),
    rule(['networking.k8s.io'], ['networkpolicies'], ...read, ...write, 'delete'),
    rule(['events.k8s.io'], ['events'], 'create'),
  ],
  own: [rule(['coordination.k8s.io'], ['leases'], 'get', 'create', 'update')],
} as const satisfies Readonly<Record<string, readonly AccessRule[]>>;
