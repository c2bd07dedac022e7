import { randomBytes } from 'node:crypto';
import { generateKeys } from '@cecochat/runtime';
import { Flows } from './flows.ts';

async function createFlows() {
  const keys = await generateKeys();
  const [taken, world] = [new Set<string>(), { nowMs: 1_800_000_000_000 }];
  const flows = new Flows({
    key: () => keys.privateJwk, jwks: () => JSON.stringify(keys.jwks), issuer: 'cecochat', clock: () => world.nowMs, random: randomBytes,
    takeOnce: async (id) => !taken.has(id) && taken.add(id) !== undefined,
  });
  return { flows, world };
}

test('a sign-in that has begun is what it was when it comes back within ten minutes, and is over afterwards', async () => {
  const { flows, world } = await createFlows();
  const flow = flows.begin('company', 'https://chat.example.com/api/sign-in/company', 'Firefox on Linux');
  const sealed = await flows.seal(flow);
  world.nowMs += 599_000;
  expect(await flows.open(sealed)).toEqual(flow);
  world.nowMs += 2_000;
  await expect(flows.open(sealed)).rejects.toMatchObject({ code: 'sign-in-failed' });
});

test('a text that this platform did not make, or that was changed, is refused', async () => {
  const [{ flows }, { flows: others }] = [await createFlows(), await createFlows()];
  const foreign = await others.seal(others.begin('company', 'https://chat.example.com/api/sign-in/company', ''));
  const own = await flows.seal(flows.begin('company', 'https://chat.example.com/api/sign-in/company', ''));
  const [head, , signature] = own.split('.');
  const [, claims] = foreign.split('.');
  for (const text of ['', 'x', foreign, `${head}.${claims}.${signature}`]) await expect(flows.open(text)).rejects.toMatchObject({ code: 'sign-in-failed' });
});

test('a sign-in is completed once; no two have a secret in common', async () => {
  const { flows } = await createFlows();
  const [one, two] = [flows.begin('company', 'https://a/', ''), flows.begin('company', 'https://a/', '')];
  await flows.complete(one);
  await expect(flows.complete(one)).rejects.toMatchObject({ code: 'sign-in-failed' });
  await flows.complete(two);
  const secrets = [one, two].flatMap(({ id, state, nonce, verifier }) => [id, state, nonce, verifier]);
  expect(new Set(secrets).size).toBe(8);
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
});
