import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { findViolations, password, pictures, sizes, type Size } from './support/browser.ts';
import { Stage } from './support/stage.ts';

const stage = Stage.forFile();

const list = (page: Page) => page.getByRole('navigation', { name: 'Conversations' });

async function signIn(page: Page, name: string, secret = password): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('two people sign up, find each other by name and chat; after a reload and in a second tab they are still signed in', async () => {
  const [ada, bob] = [await stage.signUp('ada'), await stage.signUp('bob')];
  await ada.find('bo', 'bob');
  await ada.write('Hello Bob!');
  await eventually(async () => expect(await ada.waiting()).toEqual([]), 30_000);
  const entry = bob.page.getByRole('link', { name: /^ada/ });
  await entry.waitFor();
  await entry.click();
  await eventually(async () => expect(await bob.texts()).toEqual(['Hello Bob!']));
  await bob.page.getByRole('heading', { level: 1, name: 'ada' }).waitFor();
  await bob.write('Hello Ada.');
  await eventually(async () => expect(await ada.texts()).toEqual(['Hello Bob!', 'Hello Ada.']));

  await ada.page.reload();
  await eventually(async () => expect(await ada.texts()).toEqual(['Hello Bob!', 'Hello Ada.']));
  await ada.write('Back again.');
  await eventually(async () => expect(await bob.texts()).toContain('Back again.'), 30_000);
  const second = await ada.context.newPage();
  ada.watch(second);
  await second.goto(stage.url);
  await second.getByRole('link', { name: /^bob/ }).click();
  await eventually(async () => expect(await ada.texts(second)).toContain('Back again.'));
  await ada.write('From another tab.', second);
  await eventually(async () => expect(await bob.texts()).toContain('From another tab.'));

  await second.getByRole('button', { name: 'Sign out' }).click();
  await second.getByLabel('Password', { exact: true }).waitFor();
  await ada.page.getByText('You signed out in another tab.').waitFor();
});

test('a form explains at the field what is wrong with it, and says nothing about which names exist', async () => {
  await stage.signUp('carla');
  const page = await stage.openPage({ viewport: sizes.desktop });
  const [name, secret] = [page.getByLabel('Name', { exact: true }), page.getByLabel('Password', { exact: true })];
  const submit = () => page.getByRole('button', { name: 'Create account' }).click();
  const expectProblem = async (field: typeof name, words: string) => {
    await page.getByText(words).waitFor();
    await eventually(async () => expect(await field.getAttribute('aria-invalid')).toBe('true'));
    expect(await page.evaluate('document.activeElement.id')).toBe(await field.getAttribute('id'));
  };
  await submit();
  await expectProblem(name, 'Choose a name.');
  await name.fill('carla');
  await secret.fill('short');
  await submit();
  await expectProblem(secret, 'Use at least 8 characters.');
  await secret.fill('password1');
  await submit();
  await expectProblem(secret, 'This password is one of the first that others would guess.');
  await secret.fill(password);
  await submit();
  await expectProblem(name, 'This name is taken');
  await name.fill('1carla');
  await submit();
  await expectProblem(name, 'The name must begin with a letter.');
  await page.getByRole('button', { name: 'Show the password' }).click();
  expect(await secret.getAttribute('type')).toBe('text');
  await page.getByRole('button', { name: 'Sign in instead' }).click();
  for (const who of ['carla', 'nobody-of-this-name']) {
    await signIn(page, who, 'wrong horse battery');
    await page.getByText('The name or the password is wrong.').waitFor();
  }
});

test('no script of the page can read what keeps a session, and the session of one user is not that of another in the same browser', async () => {
  const dora = await stage.signUp('dora');
  expect(await dora.page.evaluate('document.cookie')).toBe('');
  const kept = await dora.page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
  expect(kept).not.toMatch(/eyJ/);
  const emil = await dora.context.newPage();
  dora.watch(emil);
  await emil.goto(stage.url);
  await list(emil).waitFor();
  await emil.getByRole('link', { name: /^Your account/ }).click();
  await emil.getByRole('button', { name: 'Use another account in this tab' }).click();
  await emil.getByRole('button', { name: 'Create an account' }).click();
  await emil.getByLabel('Name', { exact: true }).fill('emil');
  await emil.getByLabel('Password', { exact: true }).fill(password);
  await emil.getByRole('button', { name: 'Create account' }).click();
  await emil.getByRole('link', { name: 'Your account, emil' }).waitFor();
  await Promise.all([emil.reload(), dora.page.reload()]);
  await emil.getByRole('link', { name: 'Your account, emil' }).waitFor();
  await dora.page.getByRole('link', { name: 'Your account, dora' }).waitFor();
  expect(await (await dora.context.cookies()).map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite])).toEqual(
    Array<unknown>(2).fill(['cecochat-session', true, 'Strict']),
  );
});

test('the page of the account changes name and password, ends other sessions, and deletes the account', async () => {
  const [fay, gus] = [await stage.signUp('fay'), await stage.signUp('gus')];
  await fay.find('gu', 'gus');
  await fay.write('Hi');
  const other = await stage.openPage();
  await other.getByRole('button', { name: 'Sign in instead' }).click();
  await signIn(other, 'fay');
  await list(other).waitFor();

  const { page } = fay;
  await page.getByRole('link', { name: /^Your account/ }).click();
  await page.getByLabel('Shown name').fill('Fay Wray');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  await page.getByRole('link', { name: 'Your account, Fay Wray' }).waitFor();
  await page.getByLabel('Password now').fill('wrong horse battery');
  await page.getByLabel('New password').fill('another horse battery');
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('This is not your password.').waitFor();
  await page.getByLabel('Password now').fill(password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('Changed. Your other sessions have ended.').waitFor();
  await other.getByText('Your session has ended.').first().waitFor({ timeout: 60_000 });
  expect(await other.getByLabel('Name', { exact: true }).inputValue()).toBe('fay');

  await gus.page.reload();
  await gus.page.getByRole('link', { name: /^Fay Wray/ }).waitFor();
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await page.getByLabel('Your password').fill(password);
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await page.getByText('This is not your password.').waitFor();
  await page.getByLabel('Your password').fill('another horse battery');
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await page.getByText('Your account is deleted.').waitFor();
  await gus.page.evaluate('localStorage.removeItem(Object.keys(localStorage).find((key) => key.startsWith("cecochat.people")))');
  await gus.page.reload();
  await gus.page.getByRole('link', { name: /^Deleted account/ }).waitFor();
});

test('a conversation is found and begun with the keyboard alone, and arrows choose among several people', async () => {
  const [hal] = [await stage.signUp('hal'), await stage.signUp('hannah'), await stage.signUp('hanno')];
  const { keyboard } = hal.page;
  await keyboard.press('Control+k');
  await keyboard.type('@hann');
  await hal.page.getByRole('option').nth(1).waitFor();
  await keyboard.press('ArrowDown');
  expect(await hal.page.getByRole('option', { selected: true }).innerText()).toContain('hanno');
  await keyboard.press('Enter');
  await hal.page.getByRole('heading', { level: 1, name: 'hanno' }).waitFor();
  await keyboard.press('Control+k');
  await keyboard.type('zz');
  await hal.page.getByText('Nobody is called “zz”.').waitFor();
  await keyboard.press('Enter');
  await hal.page.getByText('Choose one of the people who are found.').waitFor();
});

test('the people of a group are found by name, with the keyboard alone', async () => {
  const [{ page }] = [await stage.signUp('olga'), await stage.signUp('oleg'), await stage.signUp('olivia')];
  const { keyboard } = page;
  const choose = async (name: string) => {
    await page.getByLabel('Who is in it besides you?').fill(name);
    await page.getByRole('option', { name, selected: true }).waitFor();
    await keyboard.press('Enter');
  };
  await keyboard.press('Control+k');
  await page.getByRole('button', { name: 'New group' }).press('Enter');
  await keyboard.type('Band');
  await keyboard.press('Tab');
  await keyboard.type('ol');
  await page.getByRole('option').nth(2).waitFor();
  await page.screenshot({ path: join(pictures, 'group-find-desktop.png') });
  expect(await findViolations(page)).toEqual([]);
  const chosen = page.getByRole('list', { name: 'Chosen' }).locator('span:not(.avatar)');
  await choose('oleg');
  await chosen.filter({ hasText: 'oleg' }).waitFor();
  await choose('oleg');
  await page.getByText('oleg is chosen already.').waitFor();
  await choose('olga');
  await page.getByText('You are in the group anyway.').waitFor();
  await choose('olivia');
  await eventually(async () => expect(await chosen.allInnerTexts()).toEqual(['oleg', 'olivia']));
  await page.getByRole('button', { name: 'Create the group' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Band' }).waitFor();
  await page.getByText('3 members').waitFor();
});

test.each(['light', 'dark'] as const)('axe finds nothing on the pages of accounts, at three sizes: %s', async (colorScheme) => {
  for (const size of Object.keys(sizes) as Size[]) {
    const at = `${colorScheme}-${size}`;
    const page = await stage.openPage({ viewport: sizes[size], colorScheme });
    const check = async (on: string, seen = page) => {
      await seen.screenshot({ path: join(pictures, `${at}-${on}.png`) });
      expect({ at, on, found: await findViolations(seen) }).toEqual({ at, on, found: [] });
    };
    await page.getByRole('heading', { name: 'Create your account' }).waitFor();
    await check('sign-up');
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByText('Choose a name.').waitFor();
    await check('sign-up-problem');
    await page.getByRole('button', { name: 'Sign in instead' }).click();
    await check('sign-in');
    const ivy = await stage.signUp(`ivy-${colorScheme}-${size}`, size, { colorScheme });
    await ivy.page.getByRole('button', { name: 'New conversation' }).first().click();
    await ivy.page.getByLabel('With whom?').fill('ivy');
    await ivy.page.getByRole('option').first().waitFor();
    await check('find', ivy.page);
    await ivy.page.keyboard.press('Escape');
    await ivy.page.getByRole('link', { name: /^Your account/ }).click();
    await ivy.page.getByText('This one').waitFor();
    await check('account', ivy.page);
  }
});
