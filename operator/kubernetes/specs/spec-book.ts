import type { HistorySettings } from '@cecochat/redis';
import { z } from 'zod';
import { configMaps, type KubernetesApi } from '../api/index.ts';
import type { ChildKeeper } from '../children/index.ts';
import { buildSpecsConfigMap, specsNameOf, type ClusterRef, type ServableSpec, type SpecsConfigMap } from '../objects/index.ts';
import { readKeptSpec } from './read-cluster-spec.ts';
import { revisionOf } from './revision.ts';

const historySettings = z.object({ userMessageCount: z.number(), dialogMessageCount: z.number() });
const schema = z.object({ current: z.string(), specs: z.record(z.string(), z.unknown()), historySettings: historySettings.optional() });
const configMap = z.object({ data: z.object({ specs: z.string() }) });

export interface AdoptedSpec {
  readonly spec: ServableSpec;
  /** As the manifest has it. */
  readonly raw: unknown;
  readonly revision: string;
}

export interface SpecBookParts {
  readonly api: KubernetesApi;
  readonly cluster: ClusterRef;
  readonly children: ChildKeeper;
}

/**
 * The specs that servers run by: the last one that could be served, and those of older revisions, so that a server can be started
 * as the others of its revision run; and what was published of it last. Kept in a ConfigMap, for operators that come later.
 */
export class SpecBook {
  readonly #api: KubernetesApi;
  readonly #cluster: ClusterRef;
  readonly #children: ChildKeeper;
  readonly #specs = new Map<string, AdoptedSpec>();
  #current: string | undefined;
  #historySettings: HistorySettings | undefined;
  /** As it was written last: the same as long as nothing changes. */
  #object: SpecsConfigMap | undefined;
  #isRead = false;

  constructor({ api, cluster, children }: SpecBookParts) {
    this.#api = api;
    this.#cluster = cluster;
    this.#children = children;
  }

  /** The spec that was adopted last; undefined when none was. */
  async current(): Promise<AdoptedSpec | undefined> {
    await this.#read();
    return this.#current === undefined ? undefined : this.#specs.get(this.#current);
  }

  /** The counts of pages of history that were published last, by this operator or one before it. */
  get historySettings(): HistorySettings | undefined {
    return this.#historySettings;
  }

  async noteHistorySettings({ userMessageCount, dialogMessageCount }: HistorySettings): Promise<void> {
    const last = this.#historySettings;
    if (last?.userMessageCount === userMessageCount && last.dialogMessageCount === dialogMessageCount) return;
    const historySettings = { userMessageCount, dialogMessageCount };
    if (this.#current !== undefined) await this.#keep(this.#build(this.#current, this.#specs, historySettings));
    this.#historySettings = historySettings;
  }

  specOf(revision: string): ServableSpec | undefined {
    return this.#specs.get(revision)?.spec;
  }

  /** Makes it the spec that is followed, and forgets the revisions that nobody runs any more. */
  async adopt({ spec, raw }: Pick<AdoptedSpec, 'spec' | 'raw'>, inUse: ReadonlySet<string>): Promise<AdoptedSpec> {
    const before = await this.current();
    const revision = revisionOf(this.#cluster, spec);
    const isStale = [...this.#specs.keys()].some((each) => each !== revision && !inUse.has(each));
    if (before?.revision === revision && JSON.stringify(before.raw) === JSON.stringify(raw) && !isStale) {
      await this.#keep(this.#object ?? this.#build(revision, this.#specs, this.#historySettings)); // Somebody may have removed or edited it.
      return before;
    }
    const kept = new Map([...this.#specs].filter(([each]) => inUse.has(each)));
    const adopted = { spec, raw, revision };
    kept.set(revision, adopted);
    await this.#keep(this.#build(revision, kept, this.#historySettings));
    this.#current = revision;
    this.#specs.clear();
    for (const [each, value] of kept) this.#specs.set(each, value);
    return adopted;
  }

  #build(current: string, specs: ReadonlyMap<string, AdoptedSpec>, historySettings: HistorySettings | undefined): SpecsConfigMap {
    return buildSpecsConfigMap(this.#cluster, { current, specs: Object.fromEntries([...specs].map(([revision, { raw }]) => [revision, raw])), historySettings });
  }

  async #keep(object: SpecsConfigMap): Promise<void> {
    await this.#children.ensure(object, this.#cluster);
    this.#object = object;
  }

  /** What cannot be read is as if it was not there: the manifest is adopted anew. */
  async #read(): Promise<void> {
    if (this.#isRead) return;
    const object = await this.#api.get(configMaps, { namespace: this.#cluster.namespace, name: specsNameOf(this.#cluster) });
    const text = configMap.safeParse(object).data?.data.specs;
    const book = text === undefined ? undefined : schema.safeParse(tryJson(text)).data;
    for (const [revision, raw] of Object.entries(book?.specs ?? {})) {
      const reading = readKeptSpec(raw);
      if (reading.kind === 'servable') this.#specs.set(revision, { spec: reading.spec, raw, revision });
    }
    this.#current = book?.current;
    this.#historySettings = book?.historySettings;
    this.#isRead = true;
  }
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
