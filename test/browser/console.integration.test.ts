import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, createTransport, requestToken, userId, type ChatSession, type Transport } from '@cecochat/client-node';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { findViolations, pictures, sizes, type Size } from './support/browser.ts';
import { Stage } from './support/stage.ts';

const stage = Stage.forFile();
const users = Array.from({ length: 60 }, (_, index) => userId(7_001 + index));
let transport: Transport;
let sessions: ChatSession[] = [];
const trouble: string[] = [];

beforeAll(async () => {
  const url = new URL(stage.platform.url);
  transport = createTransport(url);
  sessions = await Promise.all(users.map(async (user) => connect({ url, transport, device: 'phone', token: await requestToken(url, user), onEvent: () => undefined })));
  await Promise.all(sessions.map((session) => session.live()));
});
afterAll(async () => {
  await Promise.all(sessions.map((session) => session.close()));
  transport?.close();
});
afterEach(() => expect(trouble.splice(0)).toEqual([]));

function consoleUrl(): string {
  const url = new URL(stage.platform.url);
  url.port = String(Number(url.port) + 130);
  return url.origin;
}

async function open(size: Size = 'desktop', options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await stage.browser.newContext({ viewport: sizes[size], locale: 'en-GB', ...options })).newPage();
  page.on('pageerror', (error) => trouble.push(error.stack ?? error.message));
  page.on('console', (line) => {
    if (/Content Security Policy|TrustedHTML|Refused to/.test(line.text())) trouble.push(line.text());
  });
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== consoleUrl()) trouble.push(`a request to ${request.url()}`);
  });
  await page.goto(consoleUrl());
  await page.getByRole('heading', { name: 'Partitions (12)' }).waitFor();
  return page;
}

const picture = (page: Page, name: string, fullPage = true) => page.screenshot({ path: join(pictures, `${name}.png`), fullPage });
const figure = (page: Page, label: string) => page.locator('.figure', { has: page.getByText(label, { exact: true }) }).locator('strong').innerText();

/** Has the platform run this many servers, which send few devices a second away. */
async function scale(replicas: number, drainRate = 1): Promise<void> {
  const manifest = await stage.platform.readManifest();
  const lines = `    replicas: ${replicas} # as found\n    handover:\n      drainRate: ${drainRate}\n`;
  await writeFile(stage.platform.manifest, manifest.replace(/ {4}replicas:.*\n( {4}handover:\n {6}drainRate:.*\n)?/, lines));
}

async function settled(servers: number): Promise<void> {
  await eventually(async () => {
    const status = await stage.platform.status();
    expect(status.servers.map(({ state }) => state)).toEqual(Array.from({ length: servers }, () => 'serving'));
    expect(status.conditions.find(({ type }) => type === 'Progressing')?.status).toBe(false);
  }, 90_000);
}

test('the page shows servers, partitions and devices, and follows them', async () => {
  const page = await open();
  await eventually(async () => expect(await figure(page, 'Devices')).toBe('60'));
  await page.getByText('All 12 partitions are served', { exact: true }).waitFor();
  expect(await figure(page, 'Servers')).toBe('2 of 2');
  await sessions.pop()?.close();
  await eventually(async () => expect(await figure(page, 'Devices')).toBe('59'));
});

test('the map is used with the keyboard, and has all that it shows as a table', async () => {
  const page = await open();
  await page.getByRole('slider', { name: 'Partition' }).focus();
  await page.keyboard.press('Home');
  const words = () => page.getByRole('slider', { name: 'Partition' }).getAttribute('aria-valuetext');
  await eventually(async () => expect(await words()).toMatch(/^Partition 0 · messaging-\d · \d+ devices? · history /));
  await page.keyboard.press('ArrowRight');
  await eventually(async () => expect(await words()).toMatch(/^Partition 1 · /));
  await page.getByRole('button', { name: 'Table' }).click();
  const rows = await page.getByRole('region', { name: 'Table of partitions' }).getByRole('row').allInnerTexts();
  expect(rows).toHaveLength(13);
  expect(rows[12]).toMatch(/^11\s+messaging-[01]/);
});

test('hand-overs are seen while they happen: partitions that move, devices that follow, and then that it is done', async () => {
  const page = await open();
  await scale(3);
  const section = page.getByRole('region', { name: 'Hand-overs' });
  await section.getByText('devices move').first().waitFor({ timeout: 60_000 });
  await page.locator('.arc.draining').first().waitFor({ state: 'attached' });
  await page.getByText(/partitions? (is|are) moving/).waitFor();
  await picture(page, 'console-handovers');
  expect(await findViolations(page)).toEqual([]);
  await settled(3);
  await section.getByText('No partition moves.').waitFor();
  await section.getByText('moved', { exact: true }).first().waitFor();
  await page.getByText('All 12 partitions are served', { exact: true }).waitFor();
  expect(await page.locator('.arc').count()).toBe(0);
  expect(await figure(page, 'Servers')).toBe('3 of 3');
  await scale(2, 1_000);
  await settled(2);
});

test('a manifest that makes no sense is what is shown first, and the platform stays as it is', async () => {
  const page = await open();
  const manifest = await stage.platform.readManifest();
  await writeFile(stage.platform.manifest, manifest.replace(/ {4}replicas:.*\n/, '    replicas: many\n'));
  await page.getByText('The manifest is not followed').waitFor();
  await picture(page, 'console-trouble');
  await writeFile(stage.platform.manifest, manifest);
  await page.getByText('All 12 partitions are served', { exact: true }).waitFor();
});

test('a page that cannot read the state shows since when, and recovers', async () => {
  const page = await open();
  await page.context().setOffline(true);
  await page.getByRole('alert').getByText(/The console cannot be reached\. Shown is the state of \d\d:\d\d:\d\d/).waitFor();
  await page.context().setOffline(false);
  await page.getByText('Live', { exact: true }).waitFor();
});

test('pages of other origins and names get nothing', async () => {
  const { port } = new URL(consoleUrl());
  const ask = async (headers: Record<string, string>) => (await fetch(`${consoleUrl()}/api/console`, { headers })).status;
  expect(await ask({})).toBe(200);
  expect(await ask({ origin: `http://127.0.0.1:${Number(port) + 1}` })).toBe(403);
  expect(await ask({ 'sec-fetch-site': 'cross-site' })).toBe(403);
});

test.each(['light', 'dark'] as const)('axe finds nothing at three sizes: %s', async (colorScheme) => {
  for (const size of Object.keys(sizes) as Size[]) {
    const page = await open(size, { colorScheme });
    await page.getByText('All 12 partitions are served', { exact: true }).waitFor();
    for (const view of ['Servers', 'Devices', 'History', 'Table']) {
      await page.getByRole('button', { name: view, exact: true }).click();
      expect({ size, view, found: await findViolations(page) }).toEqual({ size, view, found: [] });
      await picture(page, `console-${colorScheme}-${size}-${view.toLowerCase()}`);
    }
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect({ size, overflow }).toEqual({ size, overflow: 0 });
  }
});
