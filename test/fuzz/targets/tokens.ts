import { createPrivateKey, createPublicKey, hash } from 'node:crypto';
import { ChatError } from '@cecochat/contracts';
import { KeySet, TokenVerifier } from '@cecochat/runtime';
import fc from 'fast-check';
import { exportJWK, SignJWT, type JWTPayload } from 'jose';
import { noOwnKeys } from '../../support/own-keys.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { mutated } from '../mutations.ts';
import type { Target } from '../target.ts';

type Input =
  /** A token that was changed after it was signed. */
  | { readonly kind: 'changed'; readonly header: string; readonly payload: string; readonly signature: string }
  /** A token that an issuer signed, with claims of any kind. */
  | { readonly kind: 'signed'; readonly claims: Readonly<Record<string, unknown>>; readonly marks: Readonly<Record<string, unknown>> }
  | { readonly kind: 'text'; readonly text: string };

const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64url');
const names = { issuer: 'here', audience: 'us' };
const kid = 'fuzz';
/** Keys and times are the same in each run, so that tokens are. */
const nowMs = Date.UTC(2026, 0, 1);
const now = nowMs / 1_000;
/** What stands before the 32 bytes of an Ed25519 key in PKCS 8. */
const pkcs8 = '302e020100300506032b657004220420';
const key = createPrivateKey({ key: Buffer.from(pkcs8 + hash('sha256', 'a key of tests'), 'hex'), format: 'der', type: 'pkcs8' });

/** Tokens as callers send them. None is taken but those that the issuer has signed, for the user that they name. */
export async function openTokens(): Promise<Target<Input>> {
  const jwks = { keys: [{ ...(await exportJWK(createPublicKey(key))), kid, alg: 'EdDSA', use: 'sig' }] };
  const source = { read: async () => JSON.stringify(jwks), everyMs: 3_600_000 };
  const keys = new KeySet({ source, logger: silentLogger, clock: () => performance.now(), random: Math.random });
  const verifier = new TokenVerifier({ keys, ownKeys: noOwnKeys, ...names, maxSeconds: 3_600, clock: () => nowMs, isRevoked: () => false });
  const token = await new SignJWT({ sub: '7', iss: 'here', aud: 'us', iat: now, exp: now + 3_600, jti: 'x' }).setProtectedHeader({ alg: 'EdDSA', kid }).sign(key);
  await verifier.verify(`Bearer ${token}`);
  const [header = '', payload = '', signature = ''] = token.split('.');
  return {
    inputs: inputsOf(header, payload, signature),
    run: async (input) => {
      if (input.kind === 'signed') await checkSigned(verifier, input, await sign(input));
      else await checkRefused(verifier, input.kind === 'text' ? input.text : `${input.header}.${input.payload}.${input.signature}`, token);
    },
    close: async () => verifier.close(),
  };
}

function inputsOf(header: string, payload: string, signature: string): fc.Arbitrary<Input> {
  const json = (part: string) => Buffer.from(part, 'base64url');
  const algorithm = fc.constantFrom('EdDSA', 'none', 'None', 'HS256', 'RS256', 'ES256', 'Ed25519', '', 5, null);
  const marks = fc.record({ alg: algorithm, kid: fc.constantFrom(kid, 'other', '__proto__', 5), crit: fc.jsonValue(), jwk: fc.jsonValue(), b64: fc.boolean() }, { requiredKeys: ['alg'] });
  const someHeader = fc.oneof(fc.constant(header), mutated(fc.constant(json(header))).map(base64), marks.map((each) => base64(JSON.stringify(each))), fc.string());
  const somePayload = fc.oneof(fc.constant(payload), mutated(fc.constant(json(payload))).map(base64), fc.json().map(base64), fc.string());
  const someSignature = fc.oneof(fc.constant(signature), mutated(fc.constant(Buffer.from(signature, 'base64url'))).map(base64), fc.constant(''), fc.string());
  const time = fc.oneof(fc.integer({ min: now - 100, max: now + 3_000 }), fc.jsonValue(), fc.double());
  const hostileClaims: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    sub: fc.oneof(fc.bigInt({ min: -9n, max: 2n ** 64n }).map(String), fc.integer({ min: -9, max: 9 }), fc.string(), fc.jsonValue()),
    iss: fc.jsonValue(), aud: fc.oneof(fc.constant(['us', 'them']), fc.jsonValue()), iat: time, exp: time, nbf: time,
    jti: fc.jsonValue(), cecochat_device: fc.jsonValue(), cecochat_role: fc.jsonValue(), cecochat_session: fc.jsonValue(),
  };
  const claim = fc.oneof(...Object.entries(hostileClaims).map(([name, value]) => value.map((each): [string, unknown] => [name, each])));
  const claims = fc.array(claim, { maxLength: 2 }).map((some) => ({ sub: '42', iss: 'here', aud: 'us', iat: now - 10, exp: now + 1_000, ...Object.fromEntries(some) }));
  return fc.oneof(
    fc.record({ kind: fc.constant('changed' as const), header: someHeader, payload: somePayload, signature: someSignature }),
    fc.record({ kind: fc.constant('signed' as const), claims, marks: fc.record({ kid: fc.constant(kid), typ: fc.jsonValue() }, { requiredKeys: ['kid'] }) }),
    fc.record({ kind: fc.constant('text' as const), text: fc.oneof(fc.string(), mutated(fc.constant(Buffer.from(`${header}.${payload}.${signature}`))).map((bytes) => bytes.toString('latin1'))) }),
  );
}

/** Undefined where the library that signs does not take the claims. */
async function sign({ claims, marks }: Extract<Input, { kind: 'signed' }>): Promise<string | undefined> {
  try {
    return await new SignJWT(claims as JWTPayload).setProtectedHeader({ ...marks, alg: 'EdDSA' }).sign(key);
  } catch {
    return undefined;
  }
}

async function checkSigned(verifier: TokenVerifier, { claims }: Extract<Input, { kind: 'signed' }>, token: string | undefined): Promise<void> {
  if (token === undefined) return;
  const { sub } = claims;
  const user = await verify(verifier, token);
  const isNamed = typeof sub === 'string' && /^[1-9]\d{0,18}$/.test(sub) && BigInt(sub) === user;
  if (user !== undefined && !isNamed) throw new Error(`${JSON.stringify(sub)} was taken for user ${user}`);
}

/** Text that base64url decodes to the same bytes is the same token. */
const bytesOf = (token: string) => token.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex')).join('.');

async function checkRefused(verifier: TokenVerifier, text: string, valid: string): Promise<void> {
  const user = await verify(verifier, text);
  if (user !== undefined && bytesOf(text.trim()) !== bytesOf(valid)) throw new Error(`a token that was not issued was taken for user ${user}`);
}

/** The user of a token; undefined where it is refused, as a token is to be. */
async function verify(verifier: TokenVerifier, token: string): Promise<bigint | undefined> {
  try {
    return (await verifier.verify(`Bearer ${token}`)).user;
  } catch (error) {
    if (error instanceof ChatError && error.code === 'unauthenticated') return undefined;
    throw error;
  }
}
