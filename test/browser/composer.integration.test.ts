import { eventually } from '../support/eventually.ts';
import { findViolations, sizes, type Size } from './support/browser.ts';
import { Stage } from './support/stage.ts';

const stage = Stage.forFile();
const pasted = 'first line\n\nthird line with https://example.com/x';

test('what is pasted keeps its lines and is not sent; each conversation has its own draft', async () => {
  const ada = await stage.enter(401);
  const { page } = ada;
  const field = page.getByRole('textbox', { name: /^Message to/ });
  await ada.begin(402);
  await field.fill('draft of one');
  await ada.begin(403);
  expect(await field.inputValue()).toBe('');
  await ada.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(pasted)})`);
  await field.press('Control+v');
  await eventually(async () => expect(await field.inputValue()).toBe(pasted));
  expect(await ada.texts()).toEqual([]);
  await page.getByRole('link', { name: /User 402/ }).click();
  await eventually(async () => expect(await field.inputValue()).toBe('draft of one'));
  await page.getByRole('link', { name: /User 403/ }).click();
  await field.press('Enter');
  await eventually(async () => expect(await ada.texts()).toEqual([pasted]));
  const link = page.locator('.bubble a');
  expect(await link.getAttribute('href')).toBe('https://example.com/x');
  expect(await link.getAttribute('rel')).toContain('noopener');
});

test('with the keyboard alone an emoji is inserted where the caret is, and another one reacts to a message', async () => {
  const [ada, bob] = [await stage.enter(404), await stage.enter(405)];
  const { page } = ada;
  const { keyboard } = page;
  await ada.begin(405);
  await bob.begin(404);
  const loads: string[] = [];
  page.on('request', (request) => void loads.push(request.url()));
  const field = page.getByRole('textbox', { name: /^Message to/ });
  await field.fill('Well done!');
  await field.press('ArrowLeft');
  await keyboard.press('Shift+Tab');
  await keyboard.press('Enter');
  const picker = page.getByRole('dialog', { name: 'Emoji' });
  await picker.getByRole('option', { name: 'grinning face', exact: true }).waitFor();
  expect(loads.filter((url) => url.includes('/assets/')).length).toBeGreaterThan(0); // Only now.
  await keyboard.type('popper');
  await picker.getByRole('option', { name: 'party popper', selected: true }).waitFor();
  await keyboard.press('Enter');
  await eventually(async () => expect(await field.inputValue()).toBe('Well done🎉!'));
  await field.press('Enter');
  await eventually(async () => expect(await bob.texts()).toEqual(['Well done🎉!']));
  await eventually(async () => expect(await ada.waiting()).toEqual([]));

  await page.getByRole('button', { name: 'Actions for this message' }).focus();
  await keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'More emoji' }).press('Enter');
  await picker.getByRole('option').first().waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowRight');
  const chosen = await picker.getByRole('option', { selected: true }).innerText();
  await keyboard.press('Enter');
  await bob.page.getByRole('list', { name: 'Reactions' }).getByText(chosen).waitFor();
  await page.getByRole('button', { name: 'Insert an emoji' }).click();
  await picker.getByLabel('Search emoji').fill('qqqq');
  await picker.getByText('No emoji is called so.').waitFor();
  await keyboard.press('Enter');
  await keyboard.press('Escape');
  expect(await picker.count()).toBe(0);
  expect(await ada.texts()).toEqual(['Well done🎉!']);
  await page.getByRole('heading', { level: 1, name: 'User 405' }).waitFor();
});

const schemes = ['light', 'dark'] as const;

test.each(schemes)('axe finds nothing in the emoji picker, at three sizes: %s', async (colorScheme) => {
  for (const size of Object.keys(sizes) as Size[]) {
    const ada = await stage.enter(406, size, { colorScheme });
    await ada.begin(407);
    await ada.page.getByRole('button', { name: 'Insert an emoji' }).click();
    await ada.page.getByRole('option', { name: 'grinning face', exact: true }).waitFor();
    await ada.picture(`${colorScheme}-${size}-emoji`);
    expect({ size, found: await findViolations(ada.page) }).toEqual({ size, found: [] });
  }
});
