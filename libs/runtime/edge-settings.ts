import { z } from 'zod';
import { flag } from './config.ts';
import { certificateFile } from './pem-files.ts';
import type { SettingRule } from './setting-rules.ts';

interface Bound {
  readonly min: number;
  readonly max: number;
  readonly fallback: number;
}

/** Bounds of the connections of callers, in each process. */
export const connectionBounds = {
  perProcess: { min: 1, max: 1_000_000, fallback: 50_000 },
  perAddress: { min: 1, max: 1_000_000, fallback: 20_000 },
  /** SDKs have one stream on each connection, and a few calls. */
  streamsPerConnection: { min: 2, max: 10_000, fallback: 100 },
} as const satisfies Readonly<Record<string, Bound>>;

const bounded = ({ min, max, fallback }: Bound) => z.coerce.number().int().min(min).max(max).default(fallback);

/** Settings of a service with callers: its tokens and its limits. */
export const edgeSettings = {
  TOKEN_KEYS: z.string().min(1).describe('file or URL of the JSON Web Key Set that tokens are checked with'),
  TOKEN_KEYS_CA: certificateFile
    .optional()
    .describe('PEM file of the certificates that the server of the URL is checked with, in place of the usual ones'),
  TOKEN_KEYS_PROXY: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('URL of the proxy by which the URL of the keys is reached'),
  AUDIT_FILE: z
    .string()
    .min(1)
    .optional()
    .describe('file to which the lines of the audit are added; left out: they are marked lines of the log'),
  TOKEN_ISSUER: z.string().default('cecochat').describe('issuer that tokens must name'),
  TOKEN_AUDIENCE: z.string().default('cecochat').describe('audience that tokens must name'),
  TOKEN_MAX_SECONDS: z.coerce
    .number()
    .int()
    .min(60)
    .max(30 * 86_400)
    .default(86_400)
    .describe('longest life of a token; one that is valid for longer is refused'),
  MAX_CONNECTIONS: bounded(connectionBounds.perProcess).describe(
    'connections of callers at once, on all ports; more are closed at once',
  ),
  MAX_CONNECTIONS_PER_ADDRESS: bounded(connectionBounds.perAddress).describe(
    'connections of one address at once; callers behind a load balancer that does not keep addresses have one together',
  ),
  MAX_STREAMS_PER_CONNECTION: bounded(connectionBounds.streamsPerConnection).describe(
    'gRPC calls and streams of one connection at once; more wait in the client',
  ),
  UNVERIFIED_IDLE_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(120)
    .default(10)
    .describe('a connection without a call, on which no call had a valid token, is closed after this'),
  MAX_UNVERIFIED_PER_ADDRESS: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .default(1_000)
    .describe('such connections of one address at once; more are closed when their call ends'),
  REFLECTION: flag.describe('whether the gRPC services describe themselves to anybody who asks, without a token'),
};

export type EdgeSettings = z.infer<z.ZodObject<typeof edgeSettings>>;

/** The settings that are about the server of a URL need one. */
export const edgeRules: readonly SettingRule<EdgeSettings>[] = [
  ({ TOKEN_KEYS: keys, TOKEN_KEYS_CA: ca }) => wantsUrl('TOKEN_KEYS_CA', ca, /^https:/.test(keys), 'an https URL'),
  ({ TOKEN_KEYS: keys, TOKEN_KEYS_PROXY: proxy }) =>
    wantsUrl('TOKEN_KEYS_PROXY', proxy, /^https?:/.test(keys), 'a URL'),
];

function wantsUrl(setting: string, value: string | undefined, has: boolean, what: string) {
  return value === undefined || has ? undefined : { setting, problem: `needs ${what} in CECOCHAT_TOKEN_KEYS` };
}
