import type { V1EnvVar } from '@kubernetes/client-node';

interface Files {
  /** Their purpose, which is also the name of their folder. */
  readonly what: string;
  readonly keys: readonly string[];
  /** The pod starts without missing keys. */
  readonly mayLackKeys?: boolean;
}

/** Keys of a Secret or a ConfigMap that a container sees as files in a folder of its own. */
export type MountedFiles = Files & ({ readonly secret: string } | { readonly configMap: string });

/** Some settings of a service, and the files that they name. */
export interface Part {
  readonly env: readonly V1EnvVar[];
  readonly files: readonly MountedFiles[];
}

export const folderOf = ({ what }: Pick<Files, 'what'>): string => `/etc/cecochat/${what}`;

/** A setting. Kubernetes would expand `$(NAME)` in it as a reference: doubling each dollar prevents that. */
export const setting = (name: string, value: string): V1EnvVar => ({
  name: `CECOCHAT_${name}`, value: escapeDollars(value),
});

export const escapeDollars = (text: string): string => text.replaceAll('$', '$$$$');

/** A setting with references to variables before it, such as `$(POD_IP)`. */
export const expandedSetting = (name: string, value: string): V1EnvVar => ({ name: `CECOCHAT_${name}`, value });

export const podFact = (name: string, fieldPath: string): V1EnvVar => ({
  name, valueFrom: { fieldRef: { fieldPath } },
});

/** A setting that is the path of a file from a Secret. */
export function fileSetting(
  name: string, what: string, { name: secret, key }: { readonly name: string; readonly key: string },
): Part {
  return { env: [setting(name, `${folderOf({ what })}/${key}`)], files: [{ what, secret, keys: [key] }] };
}

export function joinParts(...parts: readonly (Part | undefined)[]): Part {
  const present = parts.filter((part) => part !== undefined);
  return { env: present.flatMap(({ env }) => env), files: present.flatMap(({ files }) => files) };
}
