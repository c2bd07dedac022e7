import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeys } from '@cecochat/runtime';
import { importJWK, SignJWT, type JWK } from 'jose';

/** How a token differs from one that the platform accepts for the next hour. */
export interface TokenOptions {
  /** Counted from now; negative for a token that has expired. */
  readonly expiresInSeconds?: number;
  /** A stranger's key is not in the key set; a forger's neither, but claims the id of one that is. */
  readonly signedBy?: 'platform' | 'stranger' | 'forger';
  readonly issuer?: string;
  readonly audience?: string;
  /** Instead of the user's id, as JSON; null leaves it out. */
  readonly subject?: unknown;
  /** Beside the usual ones. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

export interface TestTokens {
  /** JSON Web Key Set, for CECOCHAT_TOKEN_KEYS. */
  readonly jwksFile: string;
  /** Private JSON Web Key, for CECOCHAT_ISSUER_KEY. */
  readonly privateKeyFile: string;
  tokenOf(user: bigint | number, options?: TokenOptions): Promise<string>;
  /** Replaces the key set: these sign from now on. */
  publish(...signers: ('platform' | 'stranger')[]): Promise<void>;
  remove(): Promise<void>;
}

/** Keys of a test's own in a temporary folder, and tokens as the services expect them by default. */
export async function createTokens(): Promise<TestTokens> {
  const [platform, stranger] = await Promise.all([generateKeys(), generateKeys()]);
  const { kid } = platform.privateJwk;
  const keys: Record<NonNullable<TokenOptions['signedBy']>, JWK> = {
    platform: platform.privateJwk,
    stranger: stranger.privateJwk,
    forger: { ...stranger.privateJwk, ...(kid !== undefined && { kid }) },
  };
  const folder = await mkdtemp(join(tmpdir(), 'cecochat-tokens-'));
  const [jwksFile, privateKeyFile] = [join(folder, 'jwks.json'), join(folder, 'private.json')];
  const sets = { platform: platform.jwks, stranger: stranger.jwks };
  const publish: TestTokens['publish'] = (...signers) => writeFile(jwksFile, JSON.stringify({ keys: signers.flatMap((each) => sets[each].keys) }));
  await publish('platform');
  await writeFile(privateKeyFile, JSON.stringify(platform.privateJwk), { mode: 0o600 });
  return {
    jwksFile,
    privateKeyFile,
    tokenOf: (user, options = {}) => sign(keys[options.signedBy ?? 'platform'], user, options),
    publish,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function sign(jwk: JWK, user: bigint | number, options: TokenOptions): Promise<string> {
  const { expiresInSeconds = 3_600, issuer = 'cecochat', audience = 'cecochat', subject = user.toString(), claims = {} } = options;
  const now = Math.floor(Date.now() / 1_000);
  const token = new SignJWT({ ...claims, ...(subject !== null && { sub: subject as string }) })
    .setProtectedHeader({ alg: 'EdDSA', ...(jwk.kid !== undefined && { kid: jwk.kid }) })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(now + expiresInSeconds);
  return token.sign(await importJWK(jwk, 'EdDSA'));
}
