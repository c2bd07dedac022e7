import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChatError, userId } from '@cecochat/contracts';
import { generateKeys, KeySet, TokenVerifier } from '@cecochat/runtime';
import { noOwnKeys } from '../../test/support/own-keys.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { configSchema } from './config.ts';
import { createIssuer } from './issuer.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'cecochat-issuer-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

const configured = (settings: object) => configSchema.parse({
  HTTP_LISTEN: '127.0.0.1:0', LISTEN: '127.0.0.1:0', ADMIN_LISTEN: '127.0.0.1:0', REDIS_URL: 'redis://127.0.0.1', TOKEN_KEYS: 'keys', ...settings,
});
const write = async (name: string, text: string) => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};

test('a token is for the user, the issuer and the audience of the platform, and ends when it should', async () => {
  const keys = await generateKeys();
  const named = { TOKEN_ISSUER: 'here', TOKEN_AUDIENCE: 'everybody' };
  const clock = () => 1_000_000_500;
  const issue = await createIssuer(
    configured({ ISSUER_KEY: await write('good.json', JSON.stringify(keys.privateJwk)), ISSUER_TOKEN_SECONDS: 60, ...named }), clock,
  );
  const { token, expiresAt } = await issue({ user: userId(5) });
  expect(expiresAt).toBe(1_000_060);
  const source = { read: async () => JSON.stringify(keys.jwks), everyMs: 60_000 };
  const set = new KeySet({ source, logger: silentLogger, clock, random: Math.random });
  const verifier = new TokenVerifier({ keys: set, ownKeys: noOwnKeys, issuer: 'here', audience: 'everybody', maxSeconds: 60, clock, isRevoked: () => false });
  expect(await verifier.verify(`Bearer ${token}`)).toMatchObject({ user: 5n, expiresAtMs: 1_000_060_000 });
});

test('without a key it gives no tokens, and says how to turn it on', async () => {
  const issue = await createIssuer(configured({}), Date.now);
  const refused = await issue({ user: userId(1) }).catch((error: unknown) => ChatError.from(error));
  expect(refused).toMatchObject({ code: 'not-found', message: expect.stringContaining('CECOCHAT_ISSUER_KEY') });
});

test.each([
  ['is not JSON', 'my-secret', 'it is not JSON'],
  ['is a public key', '{"kty":"OKP","crv":"Ed25519","x":"AA"}', 'd is missing'],
  ['is a shared secret', '{"kty":"oct","k":"my-secret","d":""}', 'kty must be OKP, EC or RSA'],
  ['cannot sign', '{"kty":"OKP","crv":"Ed25519","x":"AA","d":"my-secret"}', 'that can sign'],
])('a key file that %s stops the start, and its content stays inside', async (name, text, reason) => {
  const file = await write(`${name}.json`, text);
  const error = await createIssuer(configured({ ISSUER_KEY: file }), Date.now).catch((thrown: unknown) => thrown as Error);
  expect(String(error)).toContain(`CECOCHAT_ISSUER_KEY: ${file}`);
  expect(String(error)).toContain(reason);
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('my-secret');
});

test('a key file that is not there stops the start', async () => {
  await expect(createIssuer(configured({ ISSUER_KEY: join(folder, 'none') }), Date.now)).rejects.toThrow('ENOENT');
});
