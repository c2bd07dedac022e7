import { ChatError } from '@cecochat/contracts';
import { CompactSign, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import { eventually } from '../../test/support/eventually.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { generateKeys, KeySet, readUsableKeys, TokenVerifier, type TokenKeys, type UsableKeys } from './index.ts';

const startMs = Date.now();
let nowMs = startMs;
/** The answer of the source of keys, or its failure. */
let published: string | Error = '';
let reads = 0;
let ended = '';
/** Of the platform itself. */
let platformKeys: UsableKeys | undefined;
/** Whether they can be read, after what changes then. */
let readOwnKeys = async () => true;
let keys: KeySet;
let verifier: TokenVerifier;
let [one, other]: TokenKeys[] = [];

const setOf = (...pairs: (TokenKeys | undefined)[]) => JSON.stringify({ keys: pairs.flatMap((pair) => pair?.jwks.keys ?? []) });
const source = {
  read: async () => {
    reads++;
    if (published instanceof Error) throw published;
    return published;
  },
  everyMs: 3_600_000, // Nothing but what the verifier asks for.
};

/** A token as JSON, so that claims have the types that they are given. */
async function sign(pair: TokenKeys | undefined, claims: object = {}): Promise<string> {
  const now = Math.floor(nowMs / 1_000);
  const payload = { sub: '42', iss: 'here', aud: 'us', iat: now, exp: now + 3_600, ...claims };
  const { privateJwk } = pair ?? (await generateKeys());
  const signer = new CompactSign(new TextEncoder().encode(JSON.stringify(payload)));
  const header = { alg: 'EdDSA', ...(privateJwk.kid !== undefined && { kid: privateJwk.kid }) };
  return `Bearer ${await signer.setProtectedHeader(header).sign(await importJWK(privateJwk, 'EdDSA'))}`;
}

/** The user, or the code and message of the refusal. */
async function verify(authorization: string): Promise<unknown> {
  return verifier.verify(authorization).then(({ user }) => user, (error: unknown) => {
    const { code, message } = ChatError.from(error);
    return `${code}: ${message}`;
  });
}

async function open(text: string | Error): Promise<void> {
  [nowMs, published, reads, ended, platformKeys] = [startMs, text, 0, '', undefined];
  readOwnKeys = async () => true;
  keys = new KeySet({ source, logger: silentLogger, clock: () => nowMs, random: Math.random });
  verifier = new TokenVerifier({ keys, ownKeys: { current: () => platformKeys, readAgain: () => readOwnKeys() }, issuer: 'here', audience: 'us', maxSeconds: 86_400, clock: () => nowMs, isRevoked: ({ tokenId }) => tokenId === ended });
  await eventually(() => expect(reads).toBe(1));
}

beforeAll(async () => ([one, other] = await Promise.all([generateKeys(), generateKeys()])));
afterEach(() => keys.close());

const unavailable = 'unavailable: the keys of tokens cannot be read now';
const unknown = 'unauthenticated: authorization holds a token signed with an unknown key';

test('the note of another user cannot be read with a subject that is rounded to its id', async () => {
  await open(setOf(one));
  expect(await verify(await sign(one))).toBe(42n);
  expect(await verify(await sign(one, { sub: 9007199254740992 }))).toContain('unauthenticated: authorization holds a token whose claim "sub"');
});

test('tokens of keys that the platform publishes are taken beside those of the set, until the key is not published any more', async () => {
  await open(setOf(one));
  const [ofSet, ofPlatform] = [await sign(one), await sign(other)];
  expect(await verify(ofPlatform)).toBe(unknown);
  platformKeys = await readUsableKeys(setOf(other));
  expect([await verify(ofSet), await verify(ofPlatform)]).toEqual([42n, 42n]);
  platformKeys = await readUsableKeys(setOf(await generateKeys()));
  expect([await verify(ofSet), await verify(ofPlatform)]).toEqual([42n, unknown]);
});

test('a key is unknown only after the keys of the platform were read again; while that fails no token is refused for good', async () => {
  await open(setOf(one));
  const token = await sign(other);
  readOwnKeys = async () => false;
  expect([await verify(token), await verify(await sign(one))]).toEqual([unavailable, 42n]);
  readOwnKeys = async () => true;
  expect(await verify(token)).toBe(unknown);
  readOwnKeys = async () => {
    platformKeys = await readUsableKeys(setOf(other));
    return true;
  };
  expect(await verify(token)).toBe(42n);
});

test('while no keys could be read yet, a token is not refused for good, and readiness says why', async () => {
  await open(new Error('the key server answers 500'));
  const token = await sign(one);
  expect(await verify(token)).toBe(unavailable);
  expect(verifier.reasonsNotReady()).toEqual(['no keys of tokens yet: the key server answers 500']);
  published = setOf(one);
  nowMs += 6_000;
  expect(await verify(token)).toBe(42n);
  expect(verifier.reasonsNotReady()).toEqual([]);
});

test.each([
  ['fails', new Error('the key server answers 500')], ['answers with text', '<html>'], ['answers with another object', '{"error":"try later"}'],
  ['has an empty set', '{"keys":[]}'], ['has no key that can be understood', '{"keys":[{"kty":"OKP","crv":"Ed25519","x":"AA"},5,null]}'],
])('a source that %s changes nothing for tokens with known keys, for hours', async (_name, answer) => {
  await open(setOf(one));
  await verify(await sign(one));
  published = answer;
  for (const hours of [1, 11]) {
    nowMs = startMs + hours * 3_600_000;
    expect(await verify(await sign(one))).toBe(42n);
  }
  // Whether this key belongs to the platform is not known while the source is unavailable.
  expect(await verify(await sign(other))).toBe(unavailable);
  nowMs = startMs + 13 * 3_600_000;
  expect(await verify(await sign(one))).toBe(unavailable);
});

test('a key that was added is known at the first token that is signed with it', async () => {
  await open(setOf(one));
  expect(await verify(await sign(one))).toBe(42n);
  published = setOf(one, other);
  nowMs += 6_000;
  expect(await verify(await sign(other))).toBe(42n);
});

test('tokens with unknown keys are refused, and have the set read once in a while only', async () => {
  await open(setOf(one));
  nowMs += 6_000;
  const strangers = await Promise.all(Array.from({ length: 20 }, () => sign(undefined)));
  expect(new Set(await Promise.all(strangers.map(verify)))).toEqual(new Set([unknown]));
  expect(reads).toBe(2);
});

test('a token that was verified ends with its key', async () => {
  await open(setOf(one, other));
  const token = await sign(one);
  const caller = await verifier.verify(token);
  expect(verifier.refusalOf(caller)).toBeUndefined();
  published = setOf(other);
  nowMs += 6_000;
  expect(await verify(await sign(undefined))).toBe(unknown);
  expect(verifier.refusalOf(caller)).toMatchObject({ code: 'unauthenticated', message: expect.stringContaining('whose key was removed') });
  expect(await verify(token)).toBe(unknown);
});

test('a token that was ended is refused, verified before or not', async () => {
  await open(setOf(one));
  const [seen, unseen] = [await sign(one, { jti: 'lost phone', n: 1 }), await sign(one, { jti: 'lost phone', n: 2 })];
  const caller = await verifier.verify(seen);
  ended = 'lost phone';
  expect(verifier.refusalOf(caller)).toMatchObject({ code: 'unauthenticated' });
  for (const token of [seen, unseen]) expect(await verify(token)).toBe('unauthenticated: authorization holds a token that was ended');
  expect(await verify(await sign(one, { jti: 'new phone' }))).toBe(42n);
});

test('a set with keys for other purposes serves with the rest', async () => {
  const weak = await exportJWK((await generateKeyPair('RS256', { modulusLength: 2_048, extractable: true })).publicKey);
  await open(JSON.stringify({ keys: [{ kty: 'oct', k: 'AA' }, { ...weak, n: weak.n?.slice(0, 172) }, other?.privateJwk, ...(one?.jwks.keys ?? [])] }));
  expect(await verify(await sign(one))).toBe(42n);
  expect(await verify(await sign(other))).toBe(unknown);
});

test.each(['HS256', 'none'])('a token with the algorithm %s is refused', async (alg) => {
  await open(setOf(one));
  const token = await new SignJWT({ sub: '42' }).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(setOf(one)));
  const header = Buffer.from(JSON.stringify({ alg })).toString('base64url');
  expect(await verify(`Bearer ${header}.${token.split('.').slice(1).join('.')}`)).toContain('unauthenticated');
});
