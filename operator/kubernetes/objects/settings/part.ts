import type { V1EnvVar } from '@kubernetes/client-node';

/** Keys of a Secret that a container sees as files in a folder of its own. */
export interface SecretFiles {
  /** What they are for; their folder is called so. */
  readonly what: string;
  readonly secret: string;
  readonly keys: readonly string[];
}

/** Some settings of a service, and the files that they name. */
export interface Part {
  readonly env: readonly V1EnvVar[];
  readonly files: readonly SecretFiles[];
}

export const folderOf = ({ what }: Pick<SecretFiles, 'what'>): string => `/etc/cecochat/${what}`;

/** A setting. Kubernetes would read `$(NAME)` in it as a reference: each dollar is doubled, which stands for one. */
export const setting = (name: string, value: string): V1EnvVar => ({ name: `CECOCHAT_${name}`, value: escapeDollars(value) });

export const escapeDollars = (text: string): string => text.replaceAll('$', '$$$$');

/** A setting with references to variables before it, such as `$(POD_IP)`. */
export const expandedSetting = (name: string, value: string): V1EnvVar => ({ name: `CECOCHAT_${name}`, value });

export const podFact = (name: string, fieldPath: string): V1EnvVar => ({ name, valueFrom: { fieldRef: { fieldPath } } });

export const secretSetting = (name: string, secret: string, key: string): V1EnvVar => ({
  name: `CECOCHAT_${name}`,
  valueFrom: { secretKeyRef: { name: secret, key } },
});

/** Left out when the Secret does not have the key. */
export const optionalSecretSetting = (name: string, secret: string, key: string): V1EnvVar => ({
  name: `CECOCHAT_${name}`,
  valueFrom: { secretKeyRef: { name: secret, key, optional: true } },
});

/** A setting that is the path of a file from a Secret. */
export function fileSetting(name: string, what: string, { name: secret, key }: { readonly name: string; readonly key: string }): Part {
  return { env: [setting(name, `${folderOf({ what })}/${key}`)], files: [{ what, secret, keys: [key] }] };
}

export function joinParts(...parts: readonly (Part | undefined)[]): Part {
  const present = parts.filter((part) => part !== undefined);
  return { env: present.flatMap(({ env }) => env), files: present.flatMap(({ files }) => files) };
}
