import { join } from 'node:path';
import { environmentPrefix } from '@cecochat/runtime';
import { z } from 'zod';
import { configSchema as operatorSchema } from '../../operator/kubernetes/controller/operator-config.ts';
import { addressPlaceholders, addressTemplateOf, celRulesOf, chatClusterSchema, type AddressPlaceholder } from '../../operator/manifest/index.ts';
import { calledServices, serviceNames, services, type ServiceName } from '../../services/catalogue.ts';
import { code, table } from './tables.ts';

const repository = join(import.meta.dirname, '../..');

/** The keywords of a JSON Schema that the tables show; see the specification. */
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
  readonly 'x-kubernetes-validations'?: unknown;
  readonly required?: readonly string[];
}

const toField = (schema: z.ZodType): Field => z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Field;

/** A section for a service: what it does, and the table of its settings, as its schema has them. */
async function describeService(name: ServiceName): Promise<string> {
  const { configSchema } = (await import(join(repository, 'services', name, 'config.ts'))) as { readonly configSchema: z.ZodObject };
  return [`### ${name}`, `${services[name].description}.`, describeSettings(configSchema)].join('\n\n');
}

function describeSettings({ shape }: z.ZodObject): string {
  const rows = Object.entries(shape).map(([key, value]) => {
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

function rowsOf({ properties, required = [] }: Field, path: readonly string[], shown = new Map<string, string>()): string[][] {
  return Object.entries(properties ?? {}).flatMap(([name, field]) => {
    const at = [...path, name];
    const fallback = describeDefault(field, !required.includes(name));
    if (isOpaque(field)) return [[code(at.join('.')), field.description ?? '', describeValues(field), fallback]];
    const [same, before] = [JSON.stringify(field.properties), shown.get(JSON.stringify(field.properties))];
    if (before === undefined) shown.set(same, at.join('.'));
    const heading = [code(at.join('.')), field.description ?? '', before === undefined ? '' : `as ${code(before)}`, field.default === undefined ? fallback : ''];
    return [heading, ...(before === undefined ? rowsOf(field, at, shown) : [])];
  });
}

/** A field of a type of Kubernetes gets one row, without rows for its own fields. */
const isOpaque = ({ properties }: Field): boolean => Object.keys(properties ?? {}).length === 0;

const kinds: Readonly<Record<string, string>> = { array: 'a list', object: 'a map' };

function describeValues(field: Field): string {
  if (field.enum !== undefined) return field.enum.map((value) => code(String(value))).join(', ');
  if (field.type === 'boolean') return '`true`, `false`';
  const [least, most] = [field.minimum ?? field.exclusiveMinimum, field.maximum ?? field.exclusiveMaximum];
  if (least !== undefined && most !== undefined && most < Number.MAX_SAFE_INTEGER) {
    return field.exclusiveMinimum === undefined ? `${least} .. ${most}` : `between ${least} and ${most}`;
  }
  return kinds[field.type ?? ''] ?? describeDuration(field);
}

/** The bounds of a duration, from its CEL rule; empty for other types. */
const describeDuration = (field: Field): string =>
  celRulesOf({ ...field }).flatMap(({ message }) => /^must be (\S+ \.\. \S+)$/.exec(message)?.[1] ?? []).join();

function describeDefault(field: Field, isOptional: boolean): string {
  if (field.default === undefined) return isOptional ? 'none' : 'required';
  return field.default === '' ? 'empty' : code(String(field.default));
}

const placeholders: Readonly<Record<AddressPlaceholder, string>> = {
  podName: 'name of the Pod',
  podIP: 'its address',
  hostIP: 'address of its node; known of messaging alone',
  clusterIP: 'address of the Service in the cluster',
  nodePort: 'port of the Service on every node; needs the type NodePort or LoadBalancer',
  loadBalancer: 'address or name that the load balancer of the Service has; needs the type LoadBalancer',
  port: 'port of the Service',
  name: 'name of the Service',
  namespace: 'namespace of the ChatCluster',
  cluster: 'name of the ChatCluster',
};

/** The table of what may be in an address. */
function describePlaceholders(): string {
  const rows = Object.entries(placeholders).map(([name, meaning]) => [code(`{${name}}`), meaning, calledServices.filter((service) => addressPlaceholders[service].some((each) => each === name)).join(', ')]);
  return table(['placeholder', 'meaning', 'of'], rows);
}

/** The table of default addresses. */
function describeAddresses(): string {
  const rows = (['ClusterIP', 'NodePort', 'LoadBalancer'] as const).map((type) => [type, ...calledServices.map((service) => code(addressTemplateOf(service, { type })))]);
  return table(['type', ...calledServices], rows);
}

/** The tables of docs/configuration.md, by the name of their mark. */
export async function configurationTables(): Promise<Map<string, string>> {
  const sections = await Promise.all(serviceNames.map(describeService));
  return new Map([
    ['manifest', describeManifest()], ['placeholders', describePlaceholders()], ['addresses', describeAddresses()],
    ['services', sections.join('\n\n')], ['operator', describeSettings(operatorSchema)],
  ]);
}
