import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { V1Container, V1KeyToPath, V1Pod, V1Volume, V1VolumeProjection } from '@kubernetes/client-node';
import { CannotResolve, fieldOf, type Data } from './resolve-env.ts';

export interface VolumeSources {
  readonly pod: V1Pod;
  readonly secret: (name: string) => Data | undefined;
  readonly configMap: (name: string) => Data | undefined;
  /** A token of the pod's service account. */
  readonly token: string;
}

/** The service account token is the one of these that the server makes; the name is fixed by Kubernetes. */
export const hasAccountToken = ({ spec }: V1Pod): boolean =>
  spec?.volumes?.some(({ projected }) => projected?.sources?.some(({ serviceAccountToken }) => serviceAccountToken !== undefined)) === true;

/**
 * Writes the files of the pod's volumes into a folder for each, and again what has changed. Throws CannotResolve with what is
 * missing.
 */
export function writeVolumes(folder: string, sources: VolumeSources): void {
  for (const volume of sources.pod.spec?.volumes ?? []) {
    const files = filesOf(volume, sources);
    mkdirSync(join(folder, volume.name), { recursive: true });
    for (const [path, text] of Object.entries(files)) writeWhole(join(folder, volume.name, path), text);
  }
}

/** Pure: the path on this machine of a path in the container, in a text that begins with it; other texts stay as they are. */
export function onThisMachine(text: string, { volumeMounts = [] }: V1Container, folder: string): string {
  const mounts = [...volumeMounts].sort((a, b) => b.mountPath.length - a.mountPath.length);
  for (const { mountPath, name, subPath = '' } of mounts) {
    const path = mountPath.replace(/\/$/, '');
    if (text === path || text.startsWith(`${path}/`)) return join(folder, name, subPath, text.slice(path.length));
  }
  return text;
}

/** Pure: the text of each file in the volume. */
function filesOf({ name, secret, configMap, projected, downwardAPI, emptyDir }: V1Volume, sources: VolumeSources): Data {
  if (emptyDir !== undefined) return {};
  if (secret !== undefined) return pick('secret', { ...secret, name: secret.secretName ?? '' }, sources);
  if (configMap !== undefined) return pick('configmap', configMap, sources);
  if (downwardAPI !== undefined) return filesOfProjection({ downwardAPI }, sources);
  if (projected !== undefined) return Object.assign({}, ...(projected.sources ?? []).map((source) => filesOfProjection(source, sources))) as Data;
  throw new CannotResolve(`the stand-in knows no volume like "${name}"`);
}

function filesOfProjection({ secret, configMap, downwardAPI, serviceAccountToken }: V1VolumeProjection, sources: VolumeSources): Data {
  if (secret !== undefined) return pick('secret', secret, sources);
  if (configMap !== undefined) return pick('configmap', configMap, sources);
  if (serviceAccountToken !== undefined) return { [serviceAccountToken.path]: sources.token };
  return Object.fromEntries((downwardAPI?.items ?? []).map(({ path, fieldRef }) => [path, fieldRef === undefined ? '' : fieldOf(sources.pod, fieldRef)]));
}

interface Selection {
  readonly name?: string;
  readonly optional?: boolean;
  readonly items?: V1KeyToPath[];
}

function pick(kind: 'secret' | 'configmap', { name = '', optional = false, items }: Selection, sources: VolumeSources): Data {
  const data = kind === 'secret' ? sources.secret(name) : sources.configMap(name);
  if (data === undefined && !optional) throw new CannotResolve(`${kind} "${name}" not found`);
  if (items === undefined) return data ?? {};
  const missing = items.find(({ key }) => data?.[key] === undefined);
  if (missing !== undefined && !optional) throw new CannotResolve(`${kind} "${name}" references non-existent key: ${missing.key}`);
  return Object.fromEntries(items.flatMap(({ key, path }) => (data?.[key] === undefined ? [] : [[path, data[key]]])));
}

/** Readers of the file find the old text or the new one, never a part. */
function writeWhole(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.partial`, text, { mode: 0o600 });
  renameSync(`${path}.partial`, path);
}
