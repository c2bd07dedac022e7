import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { z } from 'zod';
import { fieldsOf, fullSpec, manifestOf, resourceSchema, specSchema, type SchemaField, type WrittenSpec } from '../../../test/kubernetes/manifests/index.ts';
import { chatClusterSchema } from '../chat-cluster.ts';
import { celRulesOf } from '../rules.ts';
import { buildCrd } from './build-crd.ts';
import { crdFile, formatCrd } from './crd-file.ts';
import { buildStructuralSchema } from './structural-schema.ts';

const readSpec = (spec: unknown) => chatClusterSchema.parse(manifestOf(spec)).spec;
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

test('the file is as the schemas are; if not, make crds writes it', () => {
  expect(readFileSync(crdFile, 'utf8')).toBe(formatCrd());
});

/** As an API server does it: a missing field gets its default, and so do missing fields in that default. */
function withDefaults(field: SchemaField, value: unknown): unknown {
  const { properties = {}, items, additionalProperties: others } = field;
  if (Array.isArray(value)) return items === undefined ? value : value.map((each) => withDefaults(items, each));
  if (!isObject(value)) return value;
  const filled = { ...Object.fromEntries(Object.entries(properties).flatMap(([name, { default: fallback }]) => (fallback === undefined ? [] : [[name, fallback]]))), ...value };
  return Object.fromEntries(Object.entries(filled).map(([name, each]) => {
    const inner = properties[name] ?? others;
    return [name, inner === undefined ? each : withDefaults(inner, each)];
  }));
}

/** The fields of a value, without their contents. */
function outlineOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(outlineOf);
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined).map(([name, each]) => [name, outlineOf(each)])) : undefined;
}

/** The full spec with optional parts left out at random. */
const partialSpec = (field: SchemaField, value: unknown): fc.Arbitrary<unknown> => {
  if (Array.isArray(value) || !isObject(value) || field.properties === undefined) return fc.constant(value);
  const parts = Object.entries(field.properties).filter(([name]) => value[name] !== undefined).map(([name, inner]) => [name, partialSpec(inner, value[name])] as const);
  return fc.record(Object.fromEntries(parts), { requiredKeys: [...(field.required ?? []), ...(field === keysField ? ['url'] : [])] });
};
const keysField = specSchema.properties?.['auth']?.properties?.['keys'];
const written = partialSpec(specSchema, fullSpec).filter((spec) => chatClusterSchema.safeParse(manifestOf(spec)).success) as fc.Arbitrary<WrittenSpec>;

test('an API server fills in the same defaults as a file gets', () => {
  expect(outlineOf(withDefaults(specSchema, {}))).toEqual(outlineOf(readSpec({})));
  fc.assert(fc.property(written, (spec) => {
    const filled = withDefaults(specSchema, spec);
    expect(readSpec(filled)).toEqual(readSpec(spec));
    expect(outlineOf(filled)).toEqual(outlineOf(readSpec(spec)));
  }));
});

/** Every schema within a schema, after unwrapping. */
function schemasIn(schema: z.core.$ZodType): z.core.$ZodType[] {
  const { shape = {}, innerType, in: input, element, valueType, options = [] } = schema._zod.def as Inner;
  const inner = [...Object.values(shape), innerType, input, element, valueType, ...options].filter((each) => each !== undefined);
  return [schema, ...inner.flatMap(schemasIn)];
}

interface Inner {
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
}

/** Refinements of a schema, and which of them reach an API server. */
const refinementsIn = (schema: z.core.$ZodType) =>
  schemasIn(schema).flatMap((each) => {
    const checks = (each._zod.def.checks ?? []).filter((check) => check._zod.def.check === 'custom').length;
    const said = z.globalRegistry.get(each) ?? {};
    const rules = celRulesOf(said).filter(({ rule }) => !rule.includes('oldSelf')).length;
    return checks === 0 ? [] : [{ checks, told: rules + ['maxProperties', 'x-kubernetes-list-type'].filter((key) => key in said).length, said }];
  });

test('every refinement of the schema has a rule that an API server follows', () => {
  const refinements = refinementsIn(chatClusterSchema);
  expect(refinements.length).toBeGreaterThan(30);
  expect(refinements.filter(({ checks, told }) => checks !== told)).toEqual([]);
  expect(refinementsIn(z.object({ a: z.array(z.string().refine((text) => text !== 'x')).optional() }))).toMatchObject([{ checks: 1, told: 0 }]);
});

test('what an API server would check in another way is refused', () => {
  expect(() => buildStructuralSchema(z.object({ a: z.string().regex(/^a/i) }))).toThrow('the flags of /^a/i have no place');
  expect(() => buildStructuralSchema(z.object({ a: z.union([z.string(), z.boolean()]) }))).toThrow('anyOf has no place');
  expect(() => buildStructuralSchema(z.object({ a: z.string().nullable() }))).toThrow('nullable has no place');
});

test('every field of the spec and of the status says what it is', () => {
  const isNamed = ({ path }: { readonly path: readonly (string | number)[] }) => typeof path.at(-1) === 'string' && !path.some((part) => ['requests', 'limits', 'labels', 'annotations', 'nodeSelector', 'namespaceLabels', 'tolerations', 'topologySpreadConstraints', 'env'].includes(String(part)) && part !== path.at(-1));
  const described = fieldsOf(specSchema, fullSpec).filter(isNamed);
  expect(described.length).toBeGreaterThan(100);
  expect(described.filter(({ field }) => !('description' in field)).map(({ path }) => path.join('.'))).toEqual([]);
});

test('the columns, the number of servers and the selector are read where the status has them', () => {
  const paths = buildCrd().spec.versions.flatMap(({ additionalPrinterColumns: columns, subresources: { scale } }) => [...columns.map(({ jsonPath }) => jsonPath), ...Object.values(scale)]);
  expect(paths.length).toBeGreaterThan(8);
  for (const path of paths.filter((each) => !each.startsWith('.metadata'))) {
    const found = path.replace(/\[.*\]/, '.items').split('.').slice(1).reduce<SchemaField | undefined>((field, name) => (name === 'items' ? field?.items : field?.properties?.[name]), resourceSchema);
    expect([path, found?.type]).toEqual([path, expect.stringMatching(/^(string|integer)$/)]);
  }
});
