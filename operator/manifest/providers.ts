import { z } from 'zod';
import { namedOnce } from './rules.ts';
import { secretKey } from './values.ts';

/** https, or a provider on this machine: tokens do not travel in plain text. */
const issuer = z
  .string()
  .max(1_024)
  .regex(
    /^(https:\/\/[^\s?#@]+|http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:[0-9]{1,5})?(\/[^\s?#@]*)?)$/,
    'must be an https URL without a query, or an http URL of loopback',
  );

const [maxProviders, maxScopes] = [20, 20];

/** OpenID Connect providers, in the order in which the page shows them. */
export const providers = namedOnce(
  z.array(
    z.strictObject({
      name: z
        .string()
        .max(32)
        .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'must be a-z, 0-9 and - (not at an end)')
        .describe('its name in the address that is registered there: `<origin>/api/sign-in/<name>`'),
      label: z.string().min(1).max(40).describe('what users see on its button'),
      issuer: issuer.describe('its URL; `/.well-known/openid-configuration` is behind it'),
      clientId: z.string().min(1).max(256).describe('what the provider calls this platform'),
      clientSecret: secretKey
        .optional()
        .describe('proof of this platform at the provider; left out: it is registered there as a public client'),
      scopes: z
        .array(z.string().max(128).regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'must be a scope'))
        .max(maxScopes)
        .default(['openid', 'profile'])
        .describe('what is asked for; `openid` is in any case'),
      caSecret: secretKey
        .optional()
        .describe('certificates that the provider is checked with, in PEM; left out: those of the system'),
    }),
  ).max(maxProviders),
).default([]);

export type ProviderSpec = z.infer<typeof providers>[number];
