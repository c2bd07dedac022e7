import { z } from 'zod';
import { secrets as secretResource, type KubernetesApi } from '@cecochat/kubernetes';

/** A Secret is cached for this long; a missing one is read again sooner. */
const [goodMs, badMs] = [30_000, 2_000];

const schema = z.object({ data: z.record(z.string(), z.string()).default({}) });

export type SecretValues = Readonly<Record<string, string>>;

interface Known {
  readonly values: SecretValues | undefined;
  readonly readMs: number;
}

/** Secrets of one namespace, read one by one on demand: the operator must not read the others. */
export class SecretBook {
  readonly #api: KubernetesApi;
  readonly #namespace: string;
  readonly #clock: () => number;
  readonly #known = new Map<string, Known>();

  /** `clock` gives milliseconds and is monotonic. */
  constructor(api: KubernetesApi, namespace: string, clock: () => number) {
    this.#api = api;
    this.#namespace = namespace;
    this.#clock = clock;
  }

  /**
   * The values of a Secret by key; undefined when there is no such Secret. One that lacks a required key is read again
   * soon.
   */
  async read(name: string, keys: readonly string[] = []): Promise<SecretValues | undefined> {
    const known = this.#known.get(name);
    const isWhole = known?.values !== undefined && keys.every((key) => known.values?.[key] !== undefined);
    if (known !== undefined && this.#clock() - known.readMs < (isWhole ? goodMs : badMs)) return known.values;
    const object = await this.#api.get(secretResource, { namespace: this.#namespace, name });
    const values = object && decode(schema.parse(object).data);
    this.#known.set(name, { values, readMs: this.#clock() });
    return values;
  }
}

function decode(data: Readonly<Record<string, string>>): SecretValues {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]),
  );
}
