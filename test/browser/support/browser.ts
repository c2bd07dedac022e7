import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

/** Where screenshots go: to be looked at. */
export const pictures = process.env['CECOCHAT_PICTURES'] ?? join(import.meta.dirname, '../../../.cache/pictures');

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** The Chromium of this machine. Throws an Error that names the package. */
export async function openBrowser(): Promise<Browser> {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const executablePath = folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('there is no Chromium on this machine: install the package chromium');
  await mkdir(pictures, { recursive: true });
  // Root has no sandbox of Chromium; the pages are our own.
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}

/** The sizes that layouts are made for. */
export const sizes = {
  phone: { width: 390, height: 844 },
  tablet: { width: 820, height: 1_180 },
  desktop: { width: 1_440, height: 900 },
} as const;

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export interface Violation {
  readonly rule: string;
  readonly targets: readonly string[];
}

/** What axe-core finds on a page. */
export async function findViolations(page: Page): Promise<readonly Violation[]> {
  await page.evaluate(readFileSync(axePath, 'utf8'));
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }> } }).axe.run());
  return violations.map(({ id, nodes }) => ({ rule: id, targets: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`) }));
}

export type Size = keyof typeof sizes;

/** Where a person's pages are. */
interface Place {
  readonly browser: Browser;
  /** Of the client for browsers. */
  readonly url: string;
}

/** A browser of a person, with nothing of other people in it. */
async function openEmpty(
  { browser, url }: Place, user: string, size: Size, options?: BrowserContextOptions,
): Promise<Person> {
  const context = await browser.newContext({ viewport: sizes[size], locale: 'en-GB', ...options });
  const page = await context.newPage();
  const person = new Person(context, page, user);
  await page.goto(url);
  return person;
}

/** A person who is signed in by number, as developers are. */
export async function openPerson(
  place: Place, user: string | number, size: Size = 'desktop', options?: BrowserContextOptions,
): Promise<Person> {
  const person = await openEmpty(place, `${user}`, size, options);
  const { page } = person;
  await page.getByRole('button', { name: 'Use a number' }).click();
  await page.getByLabel('Your user number').fill(`${user}`);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('navigation', { name: 'Conversations' }).waitFor();
  return person;
}

export const password = 'correct horse battery';

/** A person who has just signed up. */
export async function signUpPerson(
  place: Place, name: string, size: Size = 'desktop', options?: BrowserContextOptions,
): Promise<Person> {
  const person = await openEmpty(place, name, size, options);
  const { page } = person;
  await page.getByRole('heading', { name: 'Create your account' }).waitFor();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('navigation', { name: 'Conversations' }).waitFor();
  return person;
}

/** What a person does on a page. */
export class Person {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly user: string;
  /** What a page should never have: errors, refusals of the policy, dialogs. */
  readonly trouble: string[] = [];

  constructor(context: BrowserContext, page: Page, user: string) {
    this.context = context;
    this.page = page;
    this.user = user;
    this.watch(page);
  }

  watch(page: Page): void {
    page.on('pageerror', (error) => this.trouble.push(`error: ${error.stack ?? error.message}`));
    page.on('dialog', (dialog) => {
      this.trouble.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (line) => {
      const text = line.text();
      if (/Content Security Policy|TrustedHTML|Refused to/.test(text)) this.trouble.push(text);
    });
  }

  async begin(user: string | number): Promise<void> {
    await this.page.getByRole('button', { name: 'New conversation' }).first().click();
    await this.page.getByLabel('With whom?').fill(`${user}`);
    await this.page.getByRole('button', { name: 'Start chatting' }).click();
    await this.page.getByRole('heading', { level: 1, name: `User ${user}` }).waitFor();
  }

  /** Begins a conversation with a person of a name. */
  async find(name: string, shown = name): Promise<void> {
    await this.page.getByRole('button', { name: 'New conversation' }).first().click();
    await this.page.getByLabel('With whom?').fill(name);
    await this.page.getByRole('option', { name: shown }).first().waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('heading', { level: 1, name: shown }).waitFor();
  }

  async write(text: string, page = this.page): Promise<void> {
    const field = page.getByRole('textbox', { name: /^Message to/ });
    await field.fill(text);
    await field.press('Enter');
  }

  /** The texts of the open conversation, from top to bottom. */
  texts(page = this.page): Promise<string[]> {
    return page.locator('.bubble .text').allInnerTexts();
  }

  /** The texts that are not acknowledged. */
  waiting(page = this.page): Promise<string[]> {
    return page.locator('.bubble.pending .text').allInnerTexts();
  }

  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: join(pictures, `${name}.png`) });
  }
}
