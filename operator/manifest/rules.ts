import { z } from 'zod';

/** A rule that no bound or pattern of one field can express, as zod checks it and as an API server does. */
export interface Rule<Value> {
  /** The rule in words; the field's name goes before it. */
  readonly message: string;
  readonly holds: (value: Value) => boolean;
  /**
   * The same in CEL, where `self` is the value. An API server also checks defaults such as `{}`, before it fills them
   * in: rules have to test fields with a default by `has`.
   */
  readonly cel: string;
  /** The field that an error names, relative to the value; the value itself when left out. */
  readonly field?: readonly string[];
}

/** A rule as an API server reads it. */
export interface CelRule {
  readonly rule: string;
  readonly message: string;
  readonly fieldPath?: string;
}

/**
 * The schema with rules that zod and an API server both check. Do not use other refinements: an API server would not
 * check them.
 */
export function withRules<Schema extends z.ZodType>(schema: Schema, rules: readonly Rule<z.output<Schema>>[]): Schema {
  const checks = rules.map(({ holds, field = [], message }) =>
    z.refine<z.output<Schema>>(holds, { path: [...field], error: message }),
  );
  return withCelRules(schema.check(...checks), rules.map(toCelRule));
}

/**
 * A value that stays what it was when the resource was made. Only an API server, which has both values, can check that.
 */
export function unchanging<Schema extends z.ZodType>(schema: Schema, message: string): Schema {
  return withCelRules(schema, [{ rule: 'self == oldSelf', message }]);
}

/** As `unchanging`, for a field of the value without a default: it can't be added later either. */
export function unchangingField<Schema extends z.ZodType>(schema: Schema, field: string, message: string): Schema {
  const rule =
    `has(self.${field}) == has(oldSelf.${field}) && (!has(self.${field}) || self.${field} == ` + `oldSelf.${field})`;
  return withCelRules(schema, [{ rule, message, fieldPath: `.${field}` }]);
}

/**
 * A field of the value that may be added, and stays from then on: otherwise removing it in between would allow any
 * change.
 */
export function stayingField<Schema extends z.ZodType>(schema: Schema, field: string, message: string): Schema {
  return withCelRules(schema, [
    { rule: `!has(oldSelf.${field}) || has(self.${field})`, message, fieldPath: `.${field}` },
  ]);
}

/** A list with at most one element of each name. */
export function namedOnce<Schema extends z.ZodArray<z.ZodType<{ readonly name: string }>>>(schema: Schema): Schema {
  const once = z.refine<readonly { readonly name: string }[]>(
    (list) => new Set(list.map(({ name }) => name)).size === list.length, 'must have each name once',
  );
  return schema.check(once).meta({ 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] });
}

/** A map with a bounded number of keys. */
export function atMost<Schema extends z.ZodRecord>(schema: Schema, maxProperties: number): Schema {
  const few = z.refine<object>((map) => Object.keys(map).length <= maxProperties, `must have <=${maxProperties} keys`);
  return schema.check(few).meta({ maxProperties });
}

/** A text in CEL. */
export const celText = (text: string): string => JSON.stringify(text);

/** Whether a text matches, in CEL. */
export const celMatches = (value: string, { source }: RegExp): string => `${value}.matches(${celText(source)})`;

const toCelRule = ({ cel, message, field }: Rule<never>): CelRule => ({
  rule: cel, message, ...(field && { fieldPath: `.${field.join('.')}` }),
});

function withCelRules<Schema extends z.ZodType>(schema: Schema, rules: readonly CelRule[]): Schema {
  return schema.meta({ 'x-kubernetes-validations': [...celRulesOf(schema.meta() ?? {}), ...rules] });
}

/** The rules in the metadata of a schema, or in its JSON Schema. */
export const celRulesOf = (said: Readonly<Record<string, unknown>>): readonly CelRule[] =>
  (said['x-kubernetes-validations'] ?? []) as readonly CelRule[];
