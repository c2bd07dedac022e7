import { z } from 'zod';

/** A schema as an API server wants it (OpenAPI v3, "structural"). */
export type StructuralSchema = Readonly<Record<string, unknown>>;

/**
 * Pure: the schema of a zod schema's input. Throws an Error for a rule that an API server could not check in the same
 * way.
 */
export const buildStructuralSchema = (schema: z.ZodType): StructuralSchema =>
  toStructural({
    ...z.toJSONSchema(schema, { io: 'input', target: 'openapi-3.0', override: refuseFlags }), $schema: undefined,
  });

const unknownToServers = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'const', 'nullable'];

function toStructural(said: StructuralSchema): StructuralSchema {
  if (said['x-kubernetes-int-or-string'] === true) return toIntOrString(said);
  const unknown = unknownToServers.find((key) => key in said);
  if (unknown !== undefined)
    throw new Error(`${unknown} has no place in the schema of a resource: ${JSON.stringify(said)}`);
  const { additionalProperties, properties, items, ...rest } = said;
  return inOrder({
    ...rest,
    ...(isObject(items) && { items: toStructural(items) }),
    ...(isObject(properties) && Object.keys(properties).length > 0 && { properties: mapValues(properties) }),
    ...(isObject(additionalProperties) && describeOthers(additionalProperties)),
  });
}

const isObject = (value: unknown): value is StructuralSchema => typeof value === 'object' && value !== null;

const mapValues = (fields: StructuralSchema): StructuralSchema =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, toStructural(field as StructuralSchema)]));

/** Unnamed fields: of one kind in a map, or anything in a part that is passed through. */
const describeOthers = (others: StructuralSchema): StructuralSchema =>
  Object.keys(others).length > 0
    ? { additionalProperties: toStructural(others) }
    : { 'x-kubernetes-preserve-unknown-fields': true };

/** An API server accepts alternatives in this form only, with the rules of the number and of the text beside them. */
function toIntOrString({ anyOf, ...said }: StructuralSchema): StructuralSchema {
  const alternatives = anyOf as readonly StructuralSchema[];
  const { minimum } = alternatives.find(({ type }) => type === 'integer') ?? {};
  const { pattern } = alternatives.find(({ type }) => type === 'string') ?? {};
  return inOrder({ ...said, anyOf: [{ type: 'integer' }, { type: 'string' }], minimum, pattern });
}

const order = [
  'type',
  'description',
  'default',
  'enum',
  'format',
  'pattern',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'maxProperties',
  'required',
  'properties',
  'items',
];
const rankOf = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);

/** Readers of the file find the description of a field before its contents. */
const inOrder = (schema: StructuralSchema): StructuralSchema =>
  Object.fromEntries(
    Object.entries(schema)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => rankOf(a) - rankOf(b)),
  );

/** JSON Schema drops the flags of a pattern, which would silently change its meaning. */
function refuseFlags({ zodSchema }: { readonly zodSchema: z.core.$ZodType }): void {
  for (const check of zodSchema._zod.def.checks ?? []) {
    const { pattern } = check._zod.def as { readonly pattern?: RegExp };
    if (pattern !== undefined && pattern.flags !== '')
      throw new Error(`the flags of ${pattern} have no place in the schema of a resource`);
  }
}
