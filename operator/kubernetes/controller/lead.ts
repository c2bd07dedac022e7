import { Caches } from './caches.ts';
import { ClusterLoops } from './cluster-loops.ts';
import type { OperatorParts } from './operator-parts.ts';

/** One time of leading: everything is learnt anew. Leads until the signal aborts; rounds under way are finished. */
export async function lead(parts: OperatorParts, namespaces: readonly string[], signal: AbortSignal): Promise<void> {
  const { logger, metrics } = parts;
  logger.info({ namespaces }, 'leading');
  metrics.leading.set(1);
  const caches = new Caches(parts, namespaces);
  const following = caches.run(signal);
  const loops = new ClusterLoops(parts, caches);
  try {
    await caches.synced();
    caches.onChange((key) => loops.wake(key));
    for (const cluster of caches.clusters()) loops.wake(cluster);
  } catch (error) {
    if (!signal.aborted) throw error; // It was told to stop before it knew everything.
  }
  await following;
  await loops.stop();
  metrics.leading.set(0);
  logger.info({}, 'not leading any more');
}
