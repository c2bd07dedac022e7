import { z } from 'zod';
import { VersionConflict } from '@cecochat/runtime';
import { configMaps, type KubernetesApi } from '@cecochat/kubernetes';
import type { Committed } from '../../decide/index.ts';
import type { CommittedStore } from '../../reconcile/index.ts';
import { ForeignObject } from '../children/index.ts';
import { buildRoutingConfigMap, routingNameOf, type ClusterRef } from '../objects/index.ts';

const schema = z.object({
  metadata: z.object({
    resourceVersion: z.string(), ownerReferences: z.array(z.object({ uid: z.string() })).default([]),
  }),
  data: z.record(z.string(), z.string()).default({}),
});

type Found = NonNullable<Awaited<ReturnType<CommittedStore['read']>>>;

export interface StoreParts {
  readonly api: KubernetesApi;
  readonly cluster: ClusterRef;
  /** Version of the object as the watch last showed it; undefined when it shows none. */
  readonly watched: () => string | undefined;
  /** The routing of a state as a text, for `connect` without Redis; see `formatRoutingCopy`. */
  readonly copyOf: (state: Committed) => string;
}

/**
 * The committed state, in a ConfigMap, beside a copy of the routing that follows from it. Reads the API server only
 * when the watch shows another version than the last one.
 */
export class CommittedConfigMap implements CommittedStore {
  readonly #parts: StoreParts;
  #known: Found | undefined;

  constructor(parts: StoreParts) {
    this.#parts = parts;
  }

  async read(): Promise<Found | undefined> {
    if (this.#known !== undefined && this.#parts.watched() === this.#known.version) return this.#known;
    this.#known = await this.#fetch();
    return this.#known;
  }

  async write(value: object, expected: string | undefined, state: Committed): Promise<string> {
    const { api, cluster, copyOf } = this.#parts;
    const { metadata, ...rest } = buildRoutingConfigMap(cluster, value, copyOf(state));
    const written = expected === undefined
      ? await api.create(configMaps, { ...rest, metadata })
      : await api.replace(configMaps, { ...rest, metadata: { ...metadata, resourceVersion: expected } });
    this.#known = this.#understand(written);
    return this.#known.version;
  }

  /** Throws a VersionConflict unless the API server still has this version of the object. */
  async require(version: string | undefined): Promise<void> {
    const now = (await this.#fetch())?.version;
    if (now !== version)
      throw new VersionConflict(`what is committed has version ${now ?? 'none'}, not ${version ?? 'none'}`);
  }

  async #fetch(): Promise<Found | undefined> {
    const { api, cluster } = this.#parts;
    const object = await api.get(configMaps, { namespace: cluster.namespace, name: routingNameOf(cluster) });
    return object && this.#understand(object);
  }

  #understand(object: unknown): Found {
    const { cluster } = this.#parts;
    const { metadata, data } = schema.parse(object);
    if (!metadata.ownerReferences.some(({ uid }) => uid === cluster.uid)) {
      throw new ForeignObject(
        `ConfigMap ${routingNameOf(cluster)} is there and is not this ChatCluster's: it is left alone`,
      );
    }
    return { value: parseJson(data['routing']), version: metadata.resourceVersion };
  }
}

/** Returns invalid JSON as text, which the caller rejects. */
function parseJson(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
