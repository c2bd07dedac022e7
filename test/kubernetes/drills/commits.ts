import { setTimeout as pass } from 'node:timers/promises';
import type { ClusterPlatform } from '../platform/index.ts';

const everyMs = 10;

/** Counts the states of the routing that an operator commits from now on; one that is there for less than some milliseconds may be missed. */
export class Commits {
  readonly #stop = new AbortController();
  readonly #waiting: { readonly count: number; readonly reached: () => void }[] = [];
  readonly #counting: Promise<void>;
  #count = 0;

  constructor(platform: ClusterPlatform) {
    this.#counting = this.#run(platform);
  }

  /** Resolves when so many were seen; never when there are fewer. */
  reached(count: number): Promise<undefined> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#waiting.push({ count, reached: () => resolve(undefined) });
    return promise;
  }

  /** How many there were so far. */
  get count(): number {
    return this.#count;
  }

  /** Counts no more. */
  async end(): Promise<void> {
    this.#stop.abort();
    await this.#counting;
  }

  async #run({ api, namespace, name }: ClusterPlatform): Promise<void> {
    const path = `/api/v1/namespaces/${namespace}/configmaps/${name}-routing`;
    let last: string | undefined;
    while (!this.#stop.signal.aborted) {
      const { metadata } = await api.get<{ metadata: { resourceVersion: string } }>(path);
      if (last !== undefined && last !== metadata.resourceVersion) this.#tell(++this.#count);
      last = metadata.resourceVersion;
      await pass(everyMs);
    }
  }

  #tell(count: number): void {
    for (const each of this.#waiting) if (each.count === count) each.reached();
  }
}
