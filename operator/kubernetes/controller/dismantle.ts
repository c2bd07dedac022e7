import { chatClusters, pods as podResource, type KubernetesApi } from '@cecochat/kubernetes';
import type { KubernetesShell, ServerPod } from '../shell/index.ts';
import type { ClusterView } from './cluster-view.ts';

/** Keeps a ChatCluster until its devices were asked to leave. */
export const finalizer = 'cecochat.dev/drain';

/** Time limit for devices to leave, and for servers that cannot be reached. */
const drainMs = 30_000;
const busyMs = 500;

export interface DismantleParts {
  readonly view: ClusterView;
  /** Undefined when nothing was ever started. */
  readonly shell: KubernetesShell | undefined;
  readonly pods: readonly ServerPod[];
  readonly api: KubernetesApi;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly onTrouble: (error: unknown) => void;
}

/**
 * One reconcile of a deleted ChatCluster. The routing becomes empty, servers disconnect their devices, then they stop,
 * and finally the ChatCluster is removed; the objects it owns follow. Returns the wait for the next reconcile, in
 * milliseconds.
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

/** A missing ConfigMap or Redis does not block the removal. */
async function devicesLeft({ shell, onTrouble }: DismantleParts): Promise<number> {
  try {
    return (await shell?.dissolve()) ?? 0;
  } catch (error) {
    onTrouble(error);
    return 0;
  }
}
