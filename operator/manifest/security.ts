import { z } from 'zod';
import { duration, objectName, secretKey } from './values.ts';
import { withRules } from './rules.ts';

const keys = withRules(
  z.strictObject({
    secret: secretKey.optional().describe('a JSON Web Key Set in a Secret'),
    url: z
      .string()
      .max(1_024)
      .regex(/^https?:\/\/[^\s]+$/, 'must be a URL such as https://login.example.com/keys')
      .optional()
      .describe('where a JSON Web Key Set is'),
    caSecret: secretKey
      .optional()
      .describe('certificates that the server of the url is checked with, in PEM; left out: those of the system'),
    proxy: z
      .string()
      .max(1_024)
      .regex(/^https?:\/\/[^\s]+$/, 'must be a URL such as http://proxy.example.com:3128')
      .optional()
      .describe('URL of the proxy by which the url is reached'),
  }),
  [
    {
      message: 'must have one of secret and url',
      holds: ({ secret, url }) => (secret === undefined) !== (url === undefined),
      cel: 'has(self.secret) != has(self.url)',
    },
    {
      message: 'must have a url that begins with https for caSecret',
      holds: ({ url, caSecret }) => caSecret === undefined || url?.startsWith('https:') === true,
      cel: "!has(self.caSecret) || (has(self.url) && self.url.startsWith('https:'))",
    },
    {
      message: 'must have a url for proxy',
      holds: ({ url, proxy }) => proxy === undefined || url !== undefined,
      cel: '!has(self.proxy) || has(self.url)',
    },
  ],
);

const name = z.string().min(1).max(253);

/** Authentication of users: the services check their tokens. */
export const auth = z.strictObject({
  keys: keys.describe('public keys that tokens are checked with: a secret or a url'),
  issuer: name.default('cecochat').describe('issuer that tokens must name'),
  audience: name.default('cecochat').describe('audience that tokens must name'),
  maxTokenLife: duration('1m', '720h')
    .prefault('24h')
    .describe('longest life of a token; one that is valid for longer is refused'),
  developmentIssuer: z
    .strictObject({ secret: secretKey.describe('its private JSON Web Key') })
    .optional()
    .describe('gives a token for any user to anybody who asks; off when left out'),
});

export const tls = z.strictObject({
  secretName: objectName.describe('Secret with tls.crt and tls.key'),
  minVersion: z.enum(['1.2', '1.3']).default('1.2').describe('callers with an earlier version of TLS are refused'),
});
