import { buildCrd, celRulesOf } from '../../../operator/manifest/index.ts';
import { fieldAt, type BrokenManifest } from './broken-manifest.ts';
import { fullSpec, specWith, type Path } from './full-spec.ts';

/** A field of the schema in the CustomResourceDefinition. */
export interface SchemaField {
  readonly type?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly maximum?: number;
  readonly exclusiveMaximum?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxProperties?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaField>>;
  readonly items?: SchemaField;
  readonly additionalProperties?: SchemaField;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
}

/** The schema of the whole resource. */
export const resourceSchema = (buildCrd().spec.versions[0]?.schema.openAPIV3Schema ?? {}) as SchemaField;
export const specSchema = resourceSchema.properties?.['spec'] ?? {};

/** Every field of the spec, with where it is in the full one; the first element stands for a list, and the first key for a map. */
export function fieldsOf(field: SchemaField, value: unknown, path: Path = []): { readonly path: Path; readonly field: SchemaField; readonly value: unknown }[] {
  const inner = (part: string | number, each: SchemaField) => fieldsOf(each, (value as Readonly<Record<string, unknown>> | undefined)?.[part], [...path, part]);
  const named = Object.entries(field.properties ?? {}).flatMap(([name, each]) => inner(name, each));
  const listed = field.items === undefined ? [] : inner(0, field.items);
  const mapped = field.additionalProperties === undefined ? [] : inner(Object.keys(value ?? {})[0] ?? '', field.additionalProperties);
  return [{ path, field, value }, ...named, ...listed, ...mapped];
}

interface Breach {
  readonly what: string;
  readonly value: unknown;
  readonly rule: string;
  readonly serverRule: string;
  /** Where an API server sees it, within the field. */
  readonly within?: Path;
}

function numberBreaches({ minimum: min, maximum: max, exclusiveMinimum, exclusiveMaximum }: SchemaField): Breach[] {
  const least = min === undefined || min < -1_000_000 ? [] : [{ what: 'too small', value: exclusiveMinimum ? min : min - 1, rule: `must be ${exclusiveMinimum ? '>' : '>='}${min}`, serverRule: `should be greater than ${exclusiveMinimum ? '' : 'or equal to '}${min}` }];
  const most = max === undefined || max === Number.MAX_SAFE_INTEGER ? [] : [{ what: 'too large', value: exclusiveMaximum ? max : max + 1, rule: `must be ${exclusiveMaximum ? '<' : '<='}${max}`, serverRule: `should be less than ${exclusiveMaximum ? '' : 'or equal to '}${max}` }];
  return [...least, ...most];
}

function textBreaches(field: SchemaField): Breach[] {
  const { pattern, maxLength, minLength, enum: values } = field;
  const isDuration = celRulesOf({ ...field }).some(({ message }) => message.includes(' .. '));
  return [
    ...(pattern === undefined ? [] : [{ what: 'against its pattern', value: ' ', rule: 'must be', serverRule: 'should match' }]),
    ...(maxLength === undefined || isDuration ? [] : [{ what: 'too long', value: 'a'.repeat(maxLength + 1), rule: `must be <=${maxLength} characters`, serverRule: 'Too long' }]),
    ...(minLength === undefined ? [] : [{ what: 'empty', value: '', rule: `must be >=${minLength} characters`, serverRule: `should be at least ${minLength} chars long` }]),
    ...(values === undefined ? [] : [{ what: 'none of the values', value: 'nothing', rule: 'must be one of', serverRule: 'supported values' }]),
  ];
}

function manyBreaches({ minItems, maxItems, maxProperties, 'x-kubernetes-list-map-keys': keys = [] }: SchemaField, value: unknown): Breach[] {
  const [first] = Array.isArray(value) ? (value as unknown[]) : [];
  const distinct = (index: number) => (keys.length > 0 ? { ...(first as object), name: `N${index}` } : first);
  const many = (length: number) => Array.from({ length }, (_, index) => distinct(index));
  return [
    ...(minItems === undefined ? [] : [{ what: 'empty', value: [], rule: `must be >=${minItems} items`, serverRule: `should have at least ${minItems} items` }]),
    ...(maxItems === undefined ? [] : [{ what: 'too many', value: many(maxItems + 1), rule: `must be <=${maxItems} items`, serverRule: 'Too many' }]),
    ...(maxProperties === undefined
      ? []
      : [{ what: 'too many', value: Object.fromEntries(Array.from({ length: maxProperties + 1 }, (_, index) => [`k${index}`, '1'])), rule: `must have <=${maxProperties} keys`, serverRule: 'Too many' }]),
    ...(keys.length === 0 ? [] : [{ what: 'twice the same', value: [first, first], rule: 'must have each name once', serverRule: 'Duplicate value', within: [1] }]),
  ];
}

/** Both bounds of a duration are in a rule. */
function durationBreaches(field: SchemaField): Breach[] {
  return celRulesOf({ ...field }).flatMap(({ message }) => {
    const [, min] = /^must be (\S+) \.\. \S+$/.exec(message) ?? [];
    if (min === undefined) return [];
    const breach = { rule: message, serverRule: message };
    return [{ what: 'too long a time', value: '999999h', ...breach }, ...(min === '0s' ? [] : [{ what: 'too short a time', value: '0s', ...breach }])];
  });
}

const otherTypes: Readonly<Record<string, unknown>> = { integer: '1', number: '1', string: 1, boolean: 'true', array: 'a', object: 'a' };

function typeBreach({ type }: SchemaField): Breach[] {
  return type === undefined ? [] : [{ what: 'of another type', value: otherTypes[type], rule: 'must be', serverRule: `must be of type ${type}` }];
}

const breakAt = (path: Path, value: unknown, { within = [], ...breach }: Omit<Breach, 'value'>): BrokenManifest => ({
  ...breach,
  spec: specWith(path, value),
  field: fieldAt(path),
  serverField: fieldAt([...path, ...within]),
});

/** A broken manifest for every bound, pattern, type, list of values and required field of the schema. */
export function breakBounds(): BrokenManifest[] {
  return fieldsOf(specSchema, fullSpec).flatMap(({ path, field, value }) => {
    if (path.length === 0) return [];
    const breaches = [...typeBreach(field), ...numberBreaches(field), ...textBreaches(field), ...manyBreaches(field, value), ...durationBreaches(field)];
    const broken = breaches.map(({ value: wrong, ...breach }) => breakAt(path, wrong, breach));
    const missing = (field.required ?? []).map((name) => breakAt([...path, name], undefined, { what: 'missing', rule: 'is missing', serverRule: 'Required value' }));
    return [...broken, ...missing];
  });
}
