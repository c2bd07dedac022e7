import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { findViolations, sizes, type Size } from './support/browser.ts';
import { Stage } from './support/stage.ts';

const stage = Stage.forFile();
const canvasOf = (page: Page) => page.evaluate("getComputedStyle(document.body).backgroundColor");

/** Programs of the page: one keeps what it notifies of, one takes it out of view. */
const record = `
  globalThis.shown = [];
  ServiceWorkerRegistration.prototype.showNotification = async (title, { body, tag }) => {
    shown.push({ title, body, tag });
  };
  globalThis.Notification = class {
    static requestPermission = async () => globalThis.answer;
    constructor(title, { body, tag }) { shown.push({ title, body, tag }); }
  };
`;
const lookAway = `{
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
  document.dispatchEvent(new Event('visibilitychange'));
}`;

test('the page has the theme of its settings, also after it is loaded again, or that of the system', async () => {
  const ada = await stage.enter(501);
  const { page } = ada;
  const light = await canvasOf(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Dark').check();
  const dark = await canvasOf(page);
  expect(dark).not.toBe(light);
  await page.reload();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  expect([await canvasOf(page), await page.getByLabel('Dark').isChecked()]).toEqual([dark, true]);
  await page.getByLabel('As the system').check();
  expect(await canvasOf(page)).toBe(light);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await canvasOf(page)).toBe(dark);
});

test('a message notifies while no page is in view, without its text unless that was chosen', async () => {
  const [ada, bob] = [await stage.enter(502), await stage.enter(503)];
  const { page } = ada;
  const shown = () => page.evaluate('shown') as Promise<readonly object[]>;
  await page.evaluate(record);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.evaluate("answer = 'denied'");
  const names = page.getByLabel(/^Who has written(?!,)/);
  await names.click();
  await page.getByRole('alert').getByText('The browser does not allow notifications').waitFor();
  expect(await page.getByLabel('No notifications').isChecked()).toBe(true);
  await page.evaluate("answer = 'granted'");
  await names.check();
  await bob.begin(502);
  await bob.write('while it is in view');
  await page.getByRole('link', { name: /User 503.*in view/ }).waitFor();
  await page.evaluate(lookAway);
  await bob.write('a secret');
  const [title, tag] = ['User 503', 'user/503'];
  await eventually(async () => expect(await shown()).toEqual([{ title, body: 'New message', tag }]));
  await page.getByLabel('Who has written, and the text').check();
  await bob.write('no secret');
  await eventually(async () => expect((await shown()).at(-1)).toEqual({ title, body: 'no secret', tag }));

  const beside = await ada.context.newPage();
  ada.watch(beside);
  await beside.goto(stage.url);
  await beside.getByRole('button', { name: /Continue as/ }).click();
  await beside.getByRole('link', { name: /User 503/ }).click();
  await bob.write('in view in another tab');
  await eventually(async () => expect(await ada.texts(beside)).toContain('in view in another tab'));
  await beside.close();
  await bob.write('out of view again');
  await eventually(async () => expect((await shown()).at(-1)).toMatchObject({ body: 'out of view again' }));
  expect(await shown()).toHaveLength(3);
});

test.each(['light', 'dark'] as const)('axe finds nothing in the settings, at three sizes: %s', async (colorScheme) => {
  for (const size of Object.keys(sizes) as Size[]) {
    const ada = await stage.enter(504, size, { colorScheme });
    await ada.page.getByRole('link', { name: 'Settings' }).click();
    await ada.page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await ada.picture(`${colorScheme}-${size}-settings`);
    expect({ size, found: await findViolations(ada.page) }).toEqual({ size, found: [] });
  }
});
