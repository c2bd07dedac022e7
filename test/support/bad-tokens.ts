import type { UserId } from '@cecochat/contracts';
import type { TestTokens } from './tokens.ts';

type Credentials = (tokens: TestTokens, user: UserId) => Promise<string | undefined>;

/** Credentials that every service refuses, by what is wrong with them, and the message of the refusal. */
export const badCredentials: readonly (readonly [what: string, says: RegExp, credentials: Credentials])[] = [
  ['no token', /is missing/, async () => undefined],
  ['no bearer token', /not of the form/, async (tokens, user) => `Basic ${await tokens.tokenOf(user)}`],
  ['a token that is none', /no valid token/, async () => 'Bearer abc'],
  ['an expired token', /expired/, (tokens, user) => tokens.tokenOf(user, { expiresInSeconds: -60 })],
  ['a token signed with a foreign key', /unknown key/, (tokens, user) => tokens.tokenOf(user, { signedBy: 'stranger' })],
  ['a forged token', /signature is wrong/, (tokens, user) => tokens.tokenOf(user, { signedBy: 'forger' })],
  ['a token of another issuer', /claim "iss"/, (tokens, user) => tokens.tokenOf(user, { issuer: 'somebody' })],
  ['a token for another audience', /claim "aud"/, (tokens, user) => tokens.tokenOf(user, { audience: 'something' })],
  ['a token without a user', /claim "sub"/, (tokens, user) => tokens.tokenOf(user, { subject: null })],
  ['user 0', /claim "sub"/, (tokens) => tokens.tokenOf(0)],
  ['user -1', /claim "sub"/, (tokens) => tokens.tokenOf(-1)],
  ['user 2^63', /claim "sub"/, (tokens) => tokens.tokenOf(2n ** 63n)],
  ['a user that is no number', /claim "sub"/, (tokens, user) => tokens.tokenOf(user, { subject: 'alice' })],
  ['a user as a JSON number', /claim "sub"/, (tokens, user) => tokens.tokenOf(user, { subject: Number(user) })],
  ['a user in a list', /claim "sub"/, (tokens, user) => tokens.tokenOf(user, { subject: [user.toString()] })],
  ['a life that is too long', /claim "exp"/, (tokens, user) => tokens.tokenOf(user, { expiresInSeconds: 86_400 + 60 })],
];

/** Code and details of a refusal, besides its message. */
export const unauthenticated = { code: 'unauthenticated', details: { field: 'authorization' } };
