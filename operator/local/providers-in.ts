import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import type { ChatClusterSpec, SecretKey } from '../manifest/index.ts';
import { PlatformError } from './platform-error.ts';
import type { LocalProvider } from './processes/index.ts';

/**
 * The providers of a manifest. One machine has no Secrets: a key of one is the file `<folder>/<name>/<key>`. Throws a
 * PlatformError where it cannot be read.
 */
export function providersIn(
  { accounts: { providers } }: Pick<ChatClusterSpec, 'accounts'>,
  folder: string,
): LocalProvider[] {
  return providers.map(({ clientSecret, caSecret, ...provider }) => {
    const fileOf = (field: string, secret: SecretKey | undefined): string | undefined => {
      if (secret === undefined) return undefined;
      const path = join(folder, secret.name, secret.key);
      requireFile(path, `spec.accounts.providers[${provider.name}].${field}`);
      return path;
    };
    return {
      ...provider,
      clientSecretFile: fileOf('clientSecret', clientSecret),
      caFile: fileOf('caSecret', caSecret),
    };
  });
}

function requireFile(path: string, field: string): void {
  try {
    accessSync(path, constants.R_OK);
  } catch {
    throw new PlatformError(`${field} is a file on one machine: there is no ${path} that can be read`);
  }
}
