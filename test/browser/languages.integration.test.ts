import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { findViolations, sizes, type Size } from './support/browser.ts';
import { Stage } from './support/stage.ts';

const stage = Stage.forFile();

/** Texts of the page, and those that are read aloud, in Latin letters: but for what users write, and names. */
const latinTexts = (page: Page) => page.evaluate(`(() => {
  const others = '.bubble .text, .entry-preview, .answered, [lang="en"], .emoji-found, .emoji-name, kbd, time, noscript';
  const isHidden = (element) => element.closest(others) !== null;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) if (!isHidden(walker.currentNode.parentElement)) found.push(walker.currentNode.data);
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
    if (isHidden(element)) continue;
    for (const name of ['aria-label', 'placeholder', 'title']) found.push(element.getAttribute(name) ?? '');
  }
  const rest = found.map((text) => text.replace(/CecoChat|ada\\.lovelace|Enter|Shift/g, ''));
  return rest.filter((text) => /[a-z]{2}/i.test(text));
})()`) as Promise<readonly string[]>;

async function checkPage(page: Page, where: object): Promise<void> {
  expect({ ...where, latin: await latinTexts(page) }).toEqual({ ...where, latin: [] });
  expect({ ...where, found: await findViolations(page) }).toEqual({ ...where, found: [] });
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
}

/** The right edge of the first of some elements, in pixels. */
async function rightOf(page: Page, selector: string): Promise<number> {
  const { x, width } = (await page.locator(selector).first().boundingBox()) ?? { x: Number.NaN, width: 0 };
  return x + width;
}

const chooseArabic = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('العربية').click();
  await page.getByRole('heading', { level: 1, name: 'الإعدادات' }).waitFor();
};

test('the page has the language that the browser prefers, and the one that is chosen afterwards', async () => {
  const page = await stage.openPage({ locale: 'ar-EG', viewport: sizes.desktop });
  await page.getByRole('heading', { name: 'أنشئ حسابك' }).waitFor();
  expect(await page.evaluate('[document.documentElement.lang, document.documentElement.dir]')).toEqual(['ar', 'rtl']);
  await checkPage(page, { on: 'sign-up' });

  const ada = await stage.enter(601);
  await ada.begin(602);
  await ada.page.getByRole('textbox', { name: /^Message to/ }).fill('half a thought');
  await chooseArabic(ada.page);
  await ada.page.reload();
  await ada.page.getByRole('heading', { level: 1, name: 'الإعدادات' }).waitFor();
  const [list, main] = [await ada.page.locator('.side').boundingBox(), await ada.page.locator('.main').boundingBox()];
  expect(list?.x).toBeGreaterThan(main?.x ?? Number.POSITIVE_INFINITY);
  await ada.page.getByRole('link', { name: /602/ }).click();
  expect(await ada.page.getByRole('textbox', { name: 'رسالة إلى المستخدم 602' }).inputValue()).toBe('half a thought');
  await ada.page.goto(`${stage.url}/#/settings`);
  await ada.page.getByLabel('English').click();
  await ada.page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  expect(await ada.page.evaluate('document.documentElement.dir')).toBe('ltr');
});

const schemes = ['light', 'dark'] as const;

test.each(schemes)('the page in Arabic is mirrored and has no English words, at three sizes: %s', async (colorScheme) => {
  const bob = await stage.enter(604);
  await bob.begin(603);
  await bob.write('أهلًا! هل رأيت الأرقام؟');
  await bob.write('They are here: https://example.com/reports');
  for (const size of Object.keys(sizes) as Size[]) {
    const ada = await stage.enter(603, size, { colorScheme });
    const { page } = ada;
    const check = async (on: string) => {
      await ada.picture(`${colorScheme}-${size}-arabic-${on}`);
      await checkPage(page, { size, on });
    };
    await chooseArabic(page);
    await check('settings');
    await page.goto(`${stage.url}/#/`);
    await page.getByRole('link', { name: /604/ }).click();
    await eventually(async () => expect((await ada.texts()).length).toBeGreaterThan(1));
    const field = page.getByRole('textbox', { name: 'رسالة إلى المستخدم 604' });
    await field.fill('نعم، زيادة بمقدار الثلث! 🎉');
    await field.press('Enter');
    await eventually(async () => expect(await ada.waiting()).toEqual([]));
    expect(await rightOf(page, '.own .bubble')).toBeLessThan(await rightOf(page, '.group:not(.own) .bubble'));
    await check('conversation');
    await page.getByRole('button', { name: 'إدراج رمز تعبيري' }).click();
    await page.getByRole('option').first().waitFor();
    await check('emoji');
    await page.keyboard.press('Escape');
  }
});
