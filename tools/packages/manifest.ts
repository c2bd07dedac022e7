import { z } from 'zod';

const target = z.string().regex(/^\.\/.*\.ts$/, 'must be a module of TypeScript, such as ./index.ts');
/** What is exported: a module, or one for each condition, of which Node and TypeScript take the first that holds. */
const exported = z.union([target, z.record(z.string(), target)]);

const source = z.looseObject({
  name: z.string(),
  version: z.string(),
  private: z.literal(true),
  description: z.string(),
  exports: z.record(z.string(), exported).optional(),
});

/** Error.isError and what else the sources need. */
const oldestNode = 24;

/**
 * Pure: package.json as others install it, from the one in the sources. What is exported is JavaScript with its types.
 * Throws for one without a name, a version or a description.
 */
export function buildManifest(text: string, version: string): Record<string, unknown> {
  const found = source.parse(JSON.parse(text));
  const { name, version: own, exports: modules } = found;
  if (own !== version) throw new Error(`${name} has version ${own}, the product has ${version}`);
  return {
    ...Object.fromEntries(Object.entries(found).filter(([key]) => key !== 'private')),
    engines: { node: `>=${oldestNode}` },
    ...(modules && { exports: { ...mapValues(modules, builtExport), './package.json': './package.json' } }),
  };
}

const builtExport = (module: z.infer<typeof exported>): unknown =>
  typeof module === 'string' ? built(module) : mapValues(module, built);

/** The types come first: the first condition that holds is taken. */
const built = (module: string) => ({
  types: module.replace(/ts$/, 'd.ts'), default: module.replace(/ts$/, 'js'),
});

const mapValues = <Value, Result>(values: Readonly<Record<string, Value>>, map: (value: Value) => Result) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
