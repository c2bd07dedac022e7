import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { z } from 'zod';
import { certificateFile, readableFile } from './pem-files.ts';
import { rotatedAuthority } from './rotated-files.ts';
import { needs, type SettingRule } from './setting-rules.ts';

/** How a client speaks TLS; all of it is in PEM and may differ at each access. */
export interface ClientTls {
  /** Of the authorities that are trusted, in place of the usual ones. */
  readonly ca?: string | undefined;
  /** The certificate by which the client shows who it is, with those between it and its root. */
  readonly cert?: string | undefined;
  /** Of the certificate. Read it after `cert`: both are of one moment then. */
  readonly key?: string | undefined;
  /** TLSv1.2 when left out. */
  readonly minVersion?: 'TLSv1.2' | 'TLSv1.3' | undefined;
}

/** The certificate of a client, as a setting. */
export const clientCertificate = (store: string) =>
  certificateFile
    .optional()
    .describe(`PEM file of the certificate that is shown to ${store}, with those between it and its root`);

/** The key of the certificate of a client, as a setting. */
export const clientKey = readableFile.optional().describe('PEM file of the private key of that certificate');

/** The least version of TLS of a client, as a setting. */
export const leastVersion = z
  .enum(['1.2', '1.3'])
  .optional()
  .describe('least version of TLS, 1.2 or 1.3; left out: 1.2');

/** Files of a client, by their paths, and the least version, such as 1.3. */
export interface ClientTlsFiles {
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly minVersion?: '1.2' | '1.3' | undefined;
}

/**
 * How a client speaks TLS, as its files are at each access: Secrets are rotated while processes run. While a file is
 * invalid, or the key does not belong to the certificate, what was read before counts. Throws where there is none yet.
 */
export function rotatedClientTls({ ca, cert, key, minVersion }: ClientTlsFiles): ClientTls {
  const authority = rotatedAuthority(ca);
  const version = minVersion && (`TLSv${minVersion}` as const);
  const trusted = {
    get ca() {
      return authority.ca;
    },
    ...(version !== undefined && { minVersion: version }),
  };
  if (cert === undefined || key === undefined) return trusted;
  let pair = readPair(cert, key);
  return Object.defineProperties(trusted, {
    cert: {
      get: () => {
        try {
          pair = readPair(cert, key);
        } catch {
          // The files are in the middle of a change.
        }
        return pair.cert;
      },
      enumerable: true,
    },
    key: { get: () => pair.key, enumerable: true },
  });
}

/** The rules of the settings for a certificate and its key: both or none, and they belong together. */
export function certificateRules<Cert extends string, Key extends string>(
  cert: Cert, key: Key,
): readonly SettingRule<Partial<Record<Cert | Key, unknown>>>[] {
  return [needs(cert, key), needs(key, cert), belongTogether(cert, key)];
}

function belongTogether<Cert extends string, Key extends string>(
  certSetting: Cert, keySetting: Key,
): SettingRule<Partial<Record<Cert | Key, unknown>>> {
  return (settings: Partial<Record<string, unknown>>) => {
    const { [certSetting]: cert, [keySetting]: key } = settings;
    if (typeof cert !== 'string' || typeof key !== 'string') return undefined;
    try {
      readPair(cert, key);
      return undefined;
    } catch {
      return { setting: keySetting, problem: `${key} is not the private key of the certificate in ${cert}` };
    }
  };
}

/** The texts of a certificate and its key. Throws unless the one belongs to the other. */
function readPair(cert: string, key: string): { readonly cert: string; readonly key: string } {
  const pair = { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
  createSecureContext(pair);
  return pair;
}
