import type { V1Container, V1EnvVar, V1ObjectFieldSelector, V1Pod } from '@kubernetes/client-node';

export type Data = Readonly<Record<string, string>>;

/** Where a container's settings come from. The pod has its addresses already. */
export interface EnvSources {
  readonly pod: V1Pod;
  /** Decoded; undefined when it is not there. */
  readonly secret: (name: string) => Data | undefined;
  readonly configMap: (name: string) => Data | undefined;
}

/** What keeps a container from being made, in the words of a kubelet. */
export class CannotResolve extends Error {
  override readonly name = 'CannotResolve';
}

/** Pure: the environment that a container asks for. Throws CannotResolve with what is missing. */
export function resolveEnv({ envFrom = [], env = [] }: V1Container, sources: EnvSources): Record<string, string> {
  const resolved: Record<string, string> = {};
  for (const { prefix = '', secretRef, configMapRef } of envFrom) {
    const data = (secretRef !== undefined && dataOf('secret', secretRef, sources)) || (configMapRef !== undefined && dataOf('configmap', configMapRef, sources)) || {};
    for (const [key, value] of Object.entries(data)) resolved[`${prefix}${key}`] = value;
  }
  for (const variable of env) {
    const value = valueOf(variable, resolved, sources);
    if (value !== undefined) resolved[variable.name] = value;
  }
  return resolved;
}

/** Pure: $(NAME) is replaced by what is known of NAME; $$(NAME) stands for $(NAME); what is not known stays. */
export function expand(text: string, known: Data): string {
  return text.replace(/\$(\$|\(([^)]*)\))/g, (whole: string, inner: string, name: string | undefined) => {
    if (inner === '$') return '$';
    return name !== undefined && Object.hasOwn(known, name) ? (known[name] ?? '') : whole;
  });
}

function valueOf({ value, valueFrom }: V1EnvVar, known: Data, sources: EnvSources): string | undefined {
  if (valueFrom === undefined) return expand(value ?? '', known);
  const { fieldRef, secretKeyRef, configMapKeyRef, resourceFieldRef } = valueFrom;
  if (fieldRef !== undefined) return fieldOf(sources.pod, fieldRef);
  if (secretKeyRef !== undefined) return keyOfData('secret', secretKeyRef, sources);
  if (configMapKeyRef !== undefined) return keyOfData('configmap', configMapKeyRef, sources);
  throw new CannotResolve(`the stand-in knows no ${resourceFieldRef === undefined ? JSON.stringify(valueFrom) : `resourceFieldRef ${resourceFieldRef.resource}`}`);
}

interface Reference {
  readonly name?: string;
  readonly key?: string;
  readonly optional?: boolean;
}

function dataOf(kind: 'secret' | 'configmap', { name = '', optional = false }: Reference, sources: EnvSources): Data | undefined {
  const data = kind === 'secret' ? sources.secret(name) : sources.configMap(name);
  if (data === undefined && !optional) throw new CannotResolve(`${kind} "${name}" not found`);
  return data;
}

function keyOfData(kind: 'secret' | 'configmap', reference: Reference, sources: EnvSources): string | undefined {
  const { name = '', key = '', optional = false } = reference;
  const value = dataOf(kind, reference, sources)?.[key];
  if (value === undefined && !optional) {
    throw new CannotResolve(`couldn't find key ${key} in ${kind === 'secret' ? 'Secret' : 'ConfigMap'} ${sources.pod.metadata?.namespace ?? ''}/${name}`);
  }
  return value;
}

/** Pure: a field of the pod, as the downward API gives it. */
export function fieldOf({ metadata, spec, status }: V1Pod, { fieldPath }: Pick<V1ObjectFieldSelector, 'fieldPath'>): string {
  const keyed = /^metadata\.(labels|annotations)\['([^']+)'\]$/.exec(fieldPath);
  if (keyed !== null) return metadata?.[keyed[1] === 'labels' ? 'labels' : 'annotations']?.[keyed[2] ?? ''] ?? '';
  const fields: Readonly<Record<string, string | undefined>> = {
    'metadata.name': metadata?.name,
    'metadata.namespace': metadata?.namespace,
    'metadata.uid': metadata?.uid,
    'spec.nodeName': spec?.nodeName,
    'spec.serviceAccountName': spec?.serviceAccountName,
    'status.podIP': status?.podIP,
    'status.podIPs': status?.podIP,
    'status.hostIP': status?.hostIP,
  };
  const value = fields[fieldPath];
  if (value === undefined) throw new CannotResolve(`the stand-in knows no field ${fieldPath}`);
  return value;
}
