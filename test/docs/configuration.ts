import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { environmentPrefix } from '@cecochat/runtime';
import { z } from 'zod';
import { chatClusterSchema } from '../../operator/manifest/index.ts';
import { code, table } from './tables.ts';

const repository = join(import.meta.dirname, '../..');

/** What a JSON Schema says of a field; see the specification. */
interface Field {
  readonly description?: string;
  readonly default?: unknown;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly properties?: Readonly<Record<string, Field>>;
  readonly required?: readonly string[];
}

const toField = (schema: z.ZodType): Field => z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Field;

/** The services that have settings, by the name of their folder. */
export function listServices(): string[] {
  const folder = join(repository, 'services');
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, 'config.ts'))).sort();
}

/** The table of a service's settings, as its schema has them. */
export async function describeService(name: string): Promise<string> {
  const { configSchema } = (await import(join(repository, 'services', name, 'config.ts'))) as { readonly configSchema: z.ZodObject };
  const rows = Object.entries(configSchema.shape).map(([key, value]) => {
    const schema = value as z.ZodType;
    const field = toField(schema);
    const isOptional = schema.safeParse(undefined).success;
    return [code(environmentPrefix + key), field.description ?? '', describeValues(field), describeDefault(field, isOptional)];
  });
  return table(['variable', 'meaning', 'values', 'default'], rows);
}

/** The table of the fields of a manifest's spec, as its schema has them. */
export function describeManifest(): string {
  const spec = toField(chatClusterSchema).properties?.['spec'];
  return table(['field', 'meaning', 'values', 'default'], rowsOf(spec ?? {}, ['spec']));
}

function rowsOf({ properties, required = [] }: Field, path: readonly string[]): string[][] {
  return Object.entries(properties ?? {}).flatMap(([name, field]) => {
    const at = [...path, name];
    const isOptional = !required.includes(name);
    if (field.properties === undefined) return [[code(at.join('.')), field.description ?? '', describeValues(field, at), describeDefault(field, isOptional)]];
    const heading = field.description === undefined ? [] : [[code(at.join('.')), field.description, '', field.default === undefined && isOptional ? 'none' : '']];
    return [...heading, ...rowsOf(field, at)];
  });
}

function describeValues(field: Field, path?: readonly string[]): string {
  if (field.enum !== undefined) return field.enum.map((value) => code(String(value))).join(', ');
  if (field.type === 'boolean') return '`true`, `false`';
  if (field.type === 'array') return 'a list';
  const [least, most] = [field.minimum ?? field.exclusiveMinimum, field.maximum ?? field.exclusiveMaximum];
  if (least !== undefined && most !== undefined && most < Number.MAX_SAFE_INTEGER) {
    return field.exclusiveMinimum === undefined ? `${least} .. ${most}` : `between ${least} and ${most}`;
  }
  return path === undefined ? '' : describeDuration(path);
}

/** The bounds of a duration are in what the schema says of one that is too long; empty for what is no duration. */
function describeDuration(path: readonly string[]): string {
  const manifest = path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), '999999999h');
  const { error } = chatClusterSchema.safeParse(manifest);
  const issue = error?.issues.find((each) => each.path.join('.') === path.join('.'));
  return /^must be (\S+ \.\. \S+)$/.exec(issue?.message ?? '')?.[1] ?? '';
}

function describeDefault(field: Field, isOptional: boolean): string {
  if (field.default === undefined) return isOptional ? 'none' : 'required';
  return field.default === '' ? 'empty' : code(String(field.default));
}

/** The tables of docs/configuration.md, by the name of their mark. */
export async function configurationTables(): Promise<Map<string, string>> {
  const tables = new Map([['manifest', describeManifest()]]);
  for (const name of listServices()) tables.set(name, await describeService(name));
  return tables;
}
