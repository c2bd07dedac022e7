import { chatClusters, pods as podResource, type KubernetesApi } from '../api/index.ts';
import type { KubernetesShell, PodView } from '../shell/index.ts';
import type { ClusterView } from './cluster-view.ts';

/** Keeps a ChatCluster until its devices were told to go. */
export const finalizer = 'cecochat.dev/drain';

/** Devices get this long to go, servers that cannot be told anything no longer. */
const drainMs = 30_000;
const busyMs = 500;

export interface DismantleParts {
  readonly view: ClusterView;
  /** Undefined when nothing was ever started. */
  readonly shell: KubernetesShell | undefined;
  readonly pods: readonly PodView[];
  readonly api: KubernetesApi;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly onTrouble: (error: unknown) => void;
}

/**
 * One round of the end of a ChatCluster: the routing gets empty, servers send their devices away, then they stop, and at last the
 * ChatCluster may go; what it owns goes after it. Gives how long to wait for the next round, in milliseconds.
 */
export async function dismantle(parts: DismantleParts): Promise<number> {
  const { view, api, clock } = parts;
  if (!view.finalizers.includes(finalizer)) return drainMs;
  const pods = parts.pods.filter(({ ownerUid }) => ownerUid === view.uid);
  const hasTime = clock() - (view.deletedMs ?? 0) < drainMs;
  if (hasTime && pods.length > 0 && (await devicesLeft(parts)) > 0) return busyMs;
  for (const { namespace, name, uid, stopping } of pods) {
    if (!stopping) await api.remove(podResource, { namespace, name }, { uid });
  }
  if (pods.length > 0) return busyMs;
  const { namespace, name, uid } = view;
  await api.apply(chatClusters, { metadata: { namespace, name, uid, finalizers: [] } });
  return drainMs;
}

/** What cannot be told any more, as its ConfigMap or its Redis is gone, is no reason to stay. */
async function devicesLeft({ shell, onTrouble }: DismantleParts): Promise<number> {
  try {
    return (await shell?.dissolve()) ?? 0;
  } catch (error) {
    onTrouble(error);
    return 0;
  }
}
