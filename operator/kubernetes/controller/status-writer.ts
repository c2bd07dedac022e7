import { chatClusters, type KubernetesApi } from '@cecochat/kubernetes';
import type { ChatClusterStatus } from '../../manifest/index.ts';
import type { ClusterRef } from '../objects/index.ts';
import { saysSomethingNew } from './build-status.ts';

/** Figures of the load change with every reconcile, and are written no more often than this. */
const figuresMs = 15_000;

/** Writes the status of one ChatCluster when it has changed. */
export class StatusWriter {
  readonly #api: KubernetesApi;
  readonly #cluster: ClusterRef;
  readonly #clock: () => number;
  /**
   * The last status of this operator: its first write always happens, and changes nothing if the status is the same.
   */
  #written: ChatClusterStatus | undefined;
  #writtenMs = Number.NEGATIVE_INFINITY;

  /** `clock` gives milliseconds and is monotonic. */
  constructor(api: KubernetesApi, cluster: ClusterRef, clock: () => number) {
    this.#api = api;
    this.#cluster = cluster;
    this.#clock = clock;
  }

  async write(next: ChatClusterStatus): Promise<void> {
    const before = this.#written;
    const isDue = this.#clock() - this.#writtenMs >= figuresMs && JSON.stringify(before) !== JSON.stringify(next);
    if (!isDue && !saysSomethingNew(before, next)) return;
    const { namespace, name } = this.#cluster;
    await this.#api.applyStatus(chatClusters, { metadata: { namespace, name }, status: next });
    this.#written = next;
    this.#writtenMs = this.#clock();
  }
}
