import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Place } from '../e2e/drilled-platform.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-ports.ts';
import { refusal, testClientId, testClientSecret, TestProvider } from '../support/oidc-provider.ts';
import { findViolations, pictures, sizes } from './support/browser.ts';
import { Stage } from './support/stage.ts';

const people = {
  'a1b2|ada': { name: 'Ada Lovelace', preferred_username: 'ada.l@example.com' },
  'c3d4|grace': { name: 'Grace Hopper', preferred_username: 'grace' },
};
let provider: TestProvider | undefined;

/** The platform with the provider in its manifest, as operators add one. */
async function addProvider({ dataDir, webUrl }: Place): Promise<string> {
  provider = await TestProvider.start({ port: await freePort(), people, redirectUris: [`${webUrl}/api/sign-in/company`] });
  await mkdir(join(dataDir, 'secrets', 'login'), { recursive: true });
  await writeFile(join(dataDir, 'secrets', 'login', 'client-secret'), testClientSecret);
  return `  accounts:
    providers:
      - { name: company, label: Example Ltd, issuer: "${provider.issuer}", clientId: ${testClientId}, clientSecret: { name: login, key: client-secret } }
      - { name: nowhere, label: Nowhere Ltd, issuer: "http://127.0.0.1:${await freePort()}", clientId: ${testClientId} }
`;
}

const stage = Stage.forFile(addProvider);
afterAll(() => provider?.stop());

async function enter(page: Page, login: string): Promise<void> {
  await page.getByRole('button', { name: 'Continue with Example Ltd' }).click();
  await page.getByLabel('Login').fill(login);
  await page.getByRole('button', { name: 'Continue' }).click();
}

const ownAccount = (page: Page, shown: string) => page.getByRole('link', { name: `Your account, ${shown}` });

test('two people of a company sign in at its provider and chat; they stay signed in, and have no password here', async () => {
  const [ada, grace] = [await stage.arrive(), await stage.arrive()];
  await enter(ada.page, 'a1b2|ada');
  await ownAccount(ada.page, 'Ada Lovelace').waitFor();
  await enter(grace.page, 'c3d4|grace');
  await ownAccount(grace.page, 'Grace Hopper').waitFor();
  expect(new URL(ada.page.url()).hash).not.toContain('signed-in');
  expect(await ada.page.evaluate('document.cookie')).toBe('');
  expect(await ada.page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')).not.toMatch(/eyJ/);
  await ada.find('grace', 'Grace Hopper');
  await ada.write('Hello Grace!');
  const entry = grace.page.getByRole('link', { name: /^Ada Lovelace/ });
  await entry.waitFor();
  await entry.click();
  await eventually(async () => expect(await grace.texts()).toEqual(['Hello Grace!']));
  await ada.page.reload();
  await eventually(async () => expect(await ada.texts()).toEqual(['Hello Grace!']));
  await ownAccount(ada.page, 'Ada Lovelace').click();
  await ada.page.getByText('@ada.l').waitFor();
  await eventually(async () => expect(await ada.page.getByRole('heading', { name: 'Password' }).count()).toBe(0));
  await ada.page.getByRole('button', { name: 'Sign out' }).last().click();
  await ada.page.getByRole('button', { name: 'Continue with Example Ltd' }).waitFor();
  await grace.page.getByRole('link', { name: /^Your account/ }).click();
  await grace.page.getByRole('button', { name: 'Delete my account' }).click();
  await grace.page.getByRole('button', { name: 'Delete for good' }).click();
  await grace.page.getByText('Your account is deleted.').waitFor();
});

test('a link that looks like the end of a sign-in signs no browser in', async () => {
  const mallory = await stage.arrive();
  await mallory.page.goto(`${stage.url}/#/signed-in/4611686018427387905`);
  await mallory.page.reload();
  await mallory.page.getByRole('button', { name: 'Continue with Example Ltd' }).waitFor();
  await eventually(() => expect(new URL(mallory.page.url()).hash).toBe(''));
});

test('the page explains in words why a sign-in did not succeed, and axe finds nothing on it', async () => {
  const person = await stage.arrive();
  const { page } = person;
  await page.getByRole('button', { name: 'Continue with Example Ltd' }).waitFor();
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    await page.screenshot({ path: join(pictures, `provider-${size}.png`) });
    expect({ size, found: await findViolations(page) }).toEqual({ size, found: [] });
  }
  await page.setViewportSize(sizes.desktop);
  await enter(page, refusal);
  await page.getByText('You were not signed in.').waitFor();
  await person.picture('provider-refused');
  await page.getByRole('button', { name: 'Continue with Nowhere Ltd' }).click();
  await page.getByText('The place where you sign in cannot be reached at the moment.').waitFor();
  await page.getByRole('button', { name: 'Continue with Nowhere Ltd' }).waitFor();
});
