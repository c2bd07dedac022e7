import { Caches } from './caches.ts';
import { ClusterLoops } from './cluster-loops.ts';
import type { OperatorParts } from './operator-parts.ts';

/**
 * One period of leadership, which starts with empty caches. Leads until the signal aborts, or rejects; both release
 * everything.
 */
export async function lead(parts: OperatorParts, namespaces: readonly string[], signal: AbortSignal): Promise<void> {
  const { logger, metrics } = parts;
  logger.info({ namespaces }, 'leading');
  metrics.leading.set(1);
  const caches = new Caches(parts, namespaces);
  const ending = new AbortController();
  const following = caches.run(AbortSignal.any([signal, ending.signal]));
  const loops = new ClusterLoops(parts, caches);
  try {
    await caches.synced();
    caches.onChange((key) => loops.wake(key));
    for (const cluster of caches.clusters()) loops.wake(cluster);
    await following;
  } catch (error) {
    if (!signal.aborted) throw error; // It was asked to stop before its caches were complete.
  } finally {
    ending.abort();
    await Promise.allSettled([following, loops.stop()]);
    metrics.leading.set(0);
    logger.info({}, 'not leading any more');
  }
}
