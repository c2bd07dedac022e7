import type { ClusterPlatform } from '../platform/index.ts';

interface Versioned {
  readonly metadata: { readonly resourceVersion: string };
}

/** Counts the states of the routing that an operator commits from now on. */
export class Commits {
  readonly #stop = new AbortController();
  readonly #waiting: { readonly count: number; readonly reached: () => void }[] = [];
  readonly #counting: Promise<void>;
  #count = 0;

  private constructor(api: ClusterPlatform['api'], path: string) {
    this.#counting = this.#run(api, path);
  }

  static async start({ api, namespace, name }: ClusterPlatform): Promise<Commits> {
    const collection = `/api/v1/namespaces/${namespace}/configmaps`;
    const { metadata } = await api.get<Versioned>(`${collection}/${name}-routing`);
    const path = `${collection}?watch=true&fieldSelector=metadata.name%3D${name}-routing&resourceVersion=${metadata.resourceVersion}`;
    return new Commits(api, path);
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

  async #run(api: ClusterPlatform['api'], path: string): Promise<void> {
    try {
      for await (const { type } of api.watch(path, this.#stop.signal)) if (type === 'MODIFIED') this.#tell(++this.#count);
    } catch (error) {
      if (!this.#stop.signal.aborted) throw error;
    }
  }

  #tell(count: number): void {
    for (const each of this.#waiting) if (each.count === count) each.reached();
  }
}
