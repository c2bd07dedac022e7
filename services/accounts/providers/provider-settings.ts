import { certificateFile, jsonText, readableFile } from '@cecochat/runtime';
import { z } from 'zod';

/** Of an OpenID Connect provider. */
export interface ProviderSettings {
  /** Its name in calls and paths. */
  readonly name: string;
  /** What users see. */
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  /** File of the secret that the provider gave this platform; without one the platform is a public client. */
  readonly clientSecretFile?: string | undefined;
  /** PEM file of the certificates that the provider is checked with, in place of the usual ones. */
  readonly caFile?: string | undefined;
  readonly scopes: readonly string[];
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Pure: whether a URL is one that tokens may travel over: https, or http within this machine. */
export const isSafe = ({ protocol, hostname }: Pick<URL, 'protocol' | 'hostname'>): boolean =>
  protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));

const issuer = z.string().max(1_024).refine(
  (text) => {
    const url = URL.parse(text);
    return url !== null && isSafe(url) && url.search === '' && url.hash === '' && url.username === '';
  },
  'must be an https URL without a query, or an http URL of loopback',
);

const provider = z.strictObject({
  name: z.string().max(32).regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'must be a-z, 0-9 and - (not at an end)'),
  label: z.string().min(1).max(40),
  issuer,
  clientId: z.string().min(1).max(256),
  clientSecretFile: readableFile.optional(),
  caFile: certificateFile.optional(),
  scopes: z.array(z.string().min(1).max(128)).max(20).default(['openid', 'profile']),
}) satisfies z.ZodType<ProviderSettings>;

/** Reads the providers of a setting. */
export const providerList = jsonText.pipe(z.array(provider).max(20).refine(hasNamesOnce, 'must have each name once'));

function hasNamesOnce(all: readonly { readonly name: string }[]): boolean {
  return new Set(all.map(({ name }) => name)).size === all.length;
}
