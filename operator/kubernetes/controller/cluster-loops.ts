import { Reconciler } from '../../reconcile/index.ts';
import type { Caches } from './caches.ts';
import { ClusterRound } from './cluster-round.ts';
import type { OperatorParts } from './operator-parts.ts';

interface Loop {
  readonly uid: string;
  readonly reconciler: Reconciler;
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/** A reconcile loop for each ChatCluster: one that fails or takes its time does not delay the others. */
export class ClusterLoops {
  readonly #parts: OperatorParts;
  readonly #caches: Caches;
  readonly #loops = new Map<string, Loop>();
  readonly #ending = new Set<Promise<void>>();
  /** ChatClusters that changed since their last reconcile began. */
  readonly #due = new Set<string>();

  constructor(parts: OperatorParts, caches: Caches) {
    this.#parts = parts;
    this.#caches = caches;
  }

  /** Wakes the loop of this ChatCluster after a change of it, or of an object that belongs to it. */
  wake({ namespace, name }: { readonly namespace: string; readonly name: string }): void {
    const key = `${namespace}/${name}`;
    const view = this.#caches.cluster(namespace, name);
    const present = this.#loops.get(key);
    if (present !== undefined && present.uid !== view?.uid) this.#end(key, present);
    if (view === undefined) return;
    if (!this.#loops.has(key)) this.#loops.set(key, this.#begin(key, view));
    this.#due.add(key);
    this.#loops.get(key)?.reconciler.wake();
    this.#measure();
  }

  /** Reconciles in progress finish first. */
  async stop(): Promise<void> {
    for (const [key, loop] of this.#loops) this.#end(key, loop);
    await Promise.all(this.#ending);
  }

  #begin(key: string, cluster: { readonly namespace: string; readonly name: string; readonly uid: string }): Loop {
    const { logger, metrics, random, monotonic, after } = this.#parts;
    const stop = new AbortController();
    const round = new ClusterRound(this.#parts, this.#caches, cluster, () => reconciler.wake());
    const reconciler: Reconciler = new Reconciler({
      round: async () => {
        this.#due.delete(key);
        this.#measure();
        const beganMs = monotonic();
        const pauseMs = await round.run();
        metrics.rounds.observe((monotonic() - beganMs) / 1_000);
        return pauseMs;
      },
      onError: (error) => {
        metrics.failures.inc();
        logger.warn({ chatcluster: key, err: error }, 'a round failed and is tried again');
      },
      random,
      after,
      signal: stop.signal,
    });
    return { uid: cluster.uid, reconciler, stop, ended: reconciler.run().finally(() => round.close()) };
  }

  #end(key: string, { stop, ended }: Loop): void {
    stop.abort();
    this.#loops.delete(key);
    this.#ending.add(ended);
    void ended.finally(() => this.#ending.delete(ended));
    this.#due.delete(key);
    this.#measure();
  }

  #measure(): void {
    const { clusters, queue } = this.#parts.metrics;
    clusters.set(this.#loops.size);
    queue.set(this.#due.size);
  }
}
