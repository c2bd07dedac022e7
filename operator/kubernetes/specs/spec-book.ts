import { configMaps, type KubernetesApi } from '@cecochat/kubernetes';
import { z } from 'zod';
import type { PublishedSettings } from '../../publishing/index.ts';
import type { ChildKeeper } from '../children/index.ts';
import {
  buildSpecsConfigMap, specsNameOf, type ClusterRef, type ServableSpec, type SpecsConfigMap, type GeneratorHalf,
} from '../objects/index.ts';
import { readKeptSpec } from './read-cluster-spec.ts';
import { revisionOf } from './revision.ts';

const historySettings = z.object({ userMessageCount: z.number(), dialogMessageCount: z.number() });
const schema = z.object({
  current: z.string(),
  specs: z.record(z.string(), z.unknown()),
  /** Revisions whose servers have the upper half of the generators. */
  upper: z.array(z.string()).optional(),
  historySettings: historySettings.optional(),
  limits: z.string().optional(),
});
const configMap = z.object({ data: z.object({ specs: z.string() }) });

export interface AdoptedSpec {
  readonly spec: ServableSpec;
  /** As in the manifest. */
  readonly raw: unknown;
  readonly revision: string;
}

export interface SpecBookParts {
  readonly api: KubernetesApi;
  readonly cluster: ClusterRef;
  readonly children: ChildKeeper;
}

/**
 * The specs that servers run by: the last servable one, and those of older revisions, so that a server can be restarted
 * like the others of its revision. Also the last published settings. Kept in a ConfigMap for later operators.
 */
export class SpecBook {
  readonly #api: KubernetesApi;
  readonly #cluster: ClusterRef;
  readonly #children: ChildKeeper;
  readonly #specs = new Map<string, AdoptedSpec>();
  #current: string | undefined;
  #published: PublishedSettings = {};
  /** The last written object: identical while nothing changes. */
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

  /** The settings that were published last, by this operator or an earlier one. */
  get published(): PublishedSettings {
    return this.#published;
  }

  async notePublished(published: PublishedSettings): Promise<void> {
    if (JSON.stringify(published) === JSON.stringify(this.#published)) return;
    if (this.#current !== undefined) await this.#keep(this.#build(this.#current, this.#specs, published));
    this.#published = published;
  }

  /** The specs that servers run by, and the one that is followed. */
  all(): ServableSpec[] {
    return [...this.#specs.values()].map(({ spec }) => spec);
  }

  specOf(revision: string): ServableSpec | undefined {
    return this.#specs.get(revision)?.spec;
  }

  /** The spec with generators that no server of another Redis has; undefined while there are none. */
  async withGenerators(spec: ServableSpec, inUse: ReadonlySet<string>): Promise<ServableSpec | undefined> {
    await this.#read();
    const others = [...this.#specs.values()].filter(({ revision }) => inUse.has(revision)).map((each) => each.spec);
    const generatorHalf = chooseHalf(spec, others);
    return generatorHalf && { ...spec, generatorHalf };
  }

  /** Makes it the spec that is followed, and forgets the revisions without a running server. */
  async adopt({ spec, raw }: Pick<AdoptedSpec, 'spec' | 'raw'>, inUse: ReadonlySet<string>): Promise<AdoptedSpec> {
    const before = await this.current();
    const revision = revisionOf(this.#cluster, spec);
    const isStale = [...this.#specs.keys()].some((each) => each !== revision && !inUse.has(each));
    if (before?.revision === revision && JSON.stringify(before.raw) === JSON.stringify(raw) && !isStale) {
      // The object may be missing or edited.
      await this.#keep(this.#object ?? this.#build(revision, this.#specs, this.#published));
      return before;
    }
    const kept = new Map([...this.#specs].filter(([each]) => inUse.has(each)));
    const adopted = { spec, raw, revision };
    kept.set(revision, adopted);
    await this.#keep(this.#build(revision, kept, this.#published));
    this.#current = revision;
    this.#specs.clear();
    for (const [each, value] of kept) this.#specs.set(each, value);
    return adopted;
  }

  #build(
    current: string,
    specs: ReadonlyMap<string, AdoptedSpec>,
    { historySettings, limits }: PublishedSettings,
  ): SpecsConfigMap {
    const upper = [...specs.values()]
      .filter(({ spec }) => spec.generatorHalf === 'upper')
      .map(({ revision }) => revision);
    return buildSpecsConfigMap(this.#cluster, {
      current,
      specs: Object.fromEntries([...specs].map(([revision, { raw }]) => [revision, raw])),
      historySettings,
      limits,
      ...(upper.length > 0 && { upper }),
    });
  }

  async #keep(object: SpecsConfigMap): Promise<void> {
    await this.#children.ensure(object, this.#cluster);
    this.#object = object;
  }

  /** Treats an unreadable object as a missing one: the manifest is adopted again. */
  async #read(): Promise<void> {
    if (this.#isRead) return;
    const object = await this.#api.get(configMaps, {
      namespace: this.#cluster.namespace,
      name: specsNameOf(this.#cluster),
    });
    const book = parseBook(object);
    for (const each of book?.specs ?? []) this.#specs.set(each.revision, each);
    this.#current = book?.current;
    if (book !== undefined) this.#published = { historySettings: book.historySettings, limits: book.limits };
    this.#isRead = true;
  }
}

interface KeptBook extends PublishedSettings {
  readonly current: string;
  readonly specs: readonly AdoptedSpec[];
}

/** Specs that are not servable any more are left out. */
function parseBook(object: unknown): KeptBook | undefined {
  const text = configMap.safeParse(object).data?.data.specs;
  const book = text === undefined ? undefined : schema.safeParse(tryJson(text)).data;
  if (book === undefined) return undefined;
  const specs = Object.entries(book.specs).flatMap(([revision, raw]): AdoptedSpec[] => {
    const reading = readKeptSpec(raw);
    const generatorHalf = book.upper?.includes(revision) === true ? 'upper' : 'lower';
    return reading.kind === 'servable' ? [{ spec: { ...reading.spec, generatorHalf }, raw, revision }] : [];
  });
  return { current: book.current, specs, historySettings: book.historySettings, limits: book.limits };
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What decides which half the servers of a spec have. */
type Leased = {
  readonly dependencies: Pick<ServableSpec['dependencies'], 'redis'>;
  readonly generatorHalf?: GeneratorHalf | undefined;
};

/**
 * Pure: the half of the message id generators for the servers of a spec: that of the specs with the same Redis, else
 * the one that no spec in use has. Undefined while both are in use with other Redises.
 */
export function chooseHalf(spec: Leased, inUse: readonly Leased[]): GeneratorHalf | undefined {
  const halfOf = ({ generatorHalf = 'lower' }: Leased): GeneratorHalf => generatorHalf;
  const known = inUse.find((each) => redisOf(each) === redisOf(spec));
  if (known !== undefined) return halfOf(known);
  return (['lower', 'upper'] as const).find((half) => inUse.every((each) => halfOf(each) !== half));
}

/** Two names of one Redis count as two: that costs nothing but a half. */
function redisOf({ dependencies: { redis } }: Leased): string {
  return JSON.stringify([redis.url, redis.prefix, redis.sentinel?.addresses, redis.sentinel?.masterName]);
}
