import { z } from 'zod';
import { withRules } from './rules.ts';
import { objectName, secretKey } from './values.ts';

const keys = withRules(
  z.strictObject({
    secret: secretKey.optional().describe('a JSON Web Key Set in a Secret'),
    url: z
      .string()
      .max(1_024)
      .regex(/^https?:\/\/[^\s]+$/, 'must be a URL such as https://login.example.com/keys')
      .optional()
      .describe('where a JSON Web Key Set is'),
  }),
  [
    {
      message: 'must have one of secret and url',
      holds: ({ secret, url }) => (secret === undefined) !== (url === undefined),
      cel: 'has(self.secret) != has(self.url)',
    },
  ],
);

const name = z.string().min(1).max(253);

/** Who users are: the services check the tokens that they show. */
export const auth = z.strictObject({
  keys: keys.describe('public keys that tokens are checked with: a secret or a url'),
  issuer: name.default('cecochat').describe('issuer that tokens must name'),
  audience: name.default('cecochat').describe('audience that tokens must name'),
  developmentIssuer: z
    .strictObject({ secret: secretKey.describe('its private JSON Web Key') })
    .optional()
    .describe('gives a token for any user to anybody who asks; off when left out'),
});

export const tls = z.strictObject({ secretName: objectName.describe('Secret with tls.crt and tls.key') });
