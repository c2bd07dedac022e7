import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { connect, requestToken, userId } from '@cecochat/client-node';
import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { findViolations, sizes, type Size } from './support/browser.ts';
import { Stage } from './support/stage.ts';

const stage = Stage.forFile();
const textOf = (index: number): string =>
  `message ${index}${index % 7 === 0 ? `\n${'of several lines, '.repeat(index % 5)}` : ''}`;
const numberOf = (text: string): number => Number(/\d+/.exec(text)?.[0]);

/** Many more than a page may have at a time. */
const many = 5_000;
const limits = '  limits:\n    perUser:\n      sends: { rate: 100000, burst: 100000 }\n';
beforeAll(() => appendFile(stage.platform.manifest, limits));

/** Of the page: rows in view and near it, on the largest screen. */
const maxBubbles = 120;

/** Sends so many messages as a device in Node; resolves when all are acknowledged. */
async function sendMany(from: number, to: number, count: number): Promise<void> {
  const { url } = stage.platform;
  const token = () => requestToken(new URL(url), userId(from));
  const session = connect({ url, device: randomUUID(), token, onEvent: () => undefined });
  await Promise.all(Array.from({ length: count }, (_, index) => session.send(userId(to), textOf(index + 1))));
  await session.close();
}

/** Programs of the page: this file has the types of Node. */
const timeline = "document.querySelector('.timeline')";
const scrollBy = (page: Page, px: number) => page.evaluate(`${timeline}.scrollBy(0, ${px})`);
/** Resolves when the page has been shown a few times. */
const frames = `new Promise((resolve) => {
  let left = 4;
  const next = () => (--left === 0 ? resolve() : requestAnimationFrame(next));
  next();
})`;
const bubbleCount = (page: Page) => page.locator('.bubble').count();
const keptCount = (user: number) => `new Promise((resolve) => {
  const opened = indexedDB.open('cecochat-${user}');
  opened.onsuccess = () => {
    const asked = opened.result.transaction('messages').objectStore('messages').count();
    asked.onsuccess = () => {
      opened.result.close();
      resolve(asked.result);
    };
  };
})`;

interface Seen {
  readonly text: string;
  /** Below the top of the timeline, in pixels. */
  readonly top: number;
}

/** The texts in view with their places, from top to bottom. */
const seen = (page: Page) => page.evaluate(`(() => {
  const box = ${timeline}.getBoundingClientRect();
  return [...document.querySelectorAll('.bubble .text')]
    .map((element) => [element.innerText, element.getBoundingClientRect()])
    .filter(([, { top, bottom }]) => top >= box.top && bottom <= box.bottom).map(([text, { top }]) => ({ text, top: top - box.top }));
})()`) as Promise<readonly Seen[]>;

/** Expects that texts which were in view are where they were. */
async function expectInPlace(page: Page, before: readonly Seen[]): Promise<void> {
  const now = new Map((await seen(page)).map(({ text, top }) => [text, top]));
  const moved = before.map(({ text, top }) => ({ text, px: (now.get(text) ?? Number.POSITIVE_INFINITY) - top }));
  expect(moved.filter(({ px }) => Math.abs(px) > 2)).toEqual([]);
}

/** Resolves when the history of a user has a text of another one. */
async function untilKept(user: number, other: number, text: string): Promise<void> {
  const token = await requestToken(new URL(stage.platform.url), userId(user));
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ otherUser: `${other}`, olderThan: '0', count: 16 });
  const path = '/api/cecochat.v1.HistoryService/GetDialogHistory';
  await eventually(async () => {
    const answer = await fetch(`${stage.url}${path}`, { method: 'POST', headers, body });
    expect(await answer.text()).toContain(text);
  }, 60_000);
}

test('earlier messages are read while a user reads back, and what is read keeps its place', async () => {
  await sendMany(301, 302, 400);
  await untilKept(302, 301, textOf(400));
  const page = await stage.openPage({ viewport: sizes.desktop });
  // Its stream brings nothing: all that it shows is read from history, backwards.
  await page.routeWebSocket(/.*/, () => undefined);
  await page.goto(`${stage.url}/#/user/301`);
  await page.reload();
  await page.getByRole('button', { name: 'Use a number' }).click();
  await page.getByLabel('Your user number').fill('302');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.goto(`${stage.url}/#/user/301`);
  await eventually(async () => expect(numberOf((await seen(page)).at(-1)?.text ?? '')).toBe(400), 30_000);
  let reads = 0;
  for (let first = 400; first > 1; first = numberOf((await seen(page))[0]?.text ?? '')) {
    const height = Number(await page.evaluate(`${timeline}.scrollHeight`));
    await scrollBy(page, -600);
    const before = await seen(page);
    await page.evaluate(frames);
    await eventually(async () => expect(await page.getByText('Reading earlier messages …').count()).toBe(0), 30_000);
    await page.evaluate(frames);
    await expectInPlace(page, before);
    if (Number(await page.evaluate(`${timeline}.scrollHeight`)) > height + 1_000) reads++;
    expect(await bubbleCount(page)).toBeLessThan(maxBubbles);
  }
  expect(reads).toBeGreaterThan(2);
  await page.getByText('This is where the conversation began.').waitFor();
});

test('a conversation of 5,000 messages has a few of them in the page, from its first one to its last', async () => {
  const bob = await stage.enter(304);
  const { page } = bob;
  await sendMany(303, 304, many);
  await eventually(async () => expect(await page.evaluate(keptCount(304))).toBe(many), 120_000);
  await page.reload();
  await page.getByRole('link', { name: /User 303/ }).click();
  await eventually(async () => expect(await bubbleCount(page)).toBeGreaterThan(10));
  expect(await bubbleCount(page)).toBeLessThan(maxBubbles);
  const log = page.getByRole('log', { name: 'Messages, User 303' });
  await log.press('End');
  await eventually(async () => expect(numberOf((await seen(page)).at(-1)?.text ?? '')).toBe(many));
  await log.press('Home');
  await eventually(async () => expect(numberOf((await seen(page))[0]?.text ?? '')).toBe(1));
  expect(await bubbleCount(page)).toBeLessThan(maxBubbles);
  await sendMany(303, 304, 3);
  const toEnd = page.getByRole('button', { name: 'To the latest message' });
  await eventually(async () => expect(await toEnd.innerText()).toMatch(/3\s*new/));
  expect(numberOf((await seen(page))[0]?.text ?? '')).toBe(1);
  expect(await findViolations(page)).toEqual([]);
  await bob.picture('timeline-start-desktop');
  await toEnd.click();
  await eventually(async () => expect(numberOf((await seen(page)).at(-1)?.text ?? '')).toBe(3));
  await bob.write('I have read all of it.');
  await eventually(async () => expect((await seen(page)).at(-1)?.text).toBe('I have read all of it.'));
});

test.each(Object.keys(sizes) as Size[])('a conversation opens at the first of many new messages: %s', async (size) => {
  const [from, to] = [{ phone: 305, tablet: 307, desktop: 309 }[size], { phone: 306, tablet: 308, desktop: 310 }[size]];
  const bob = await stage.enter(to, size);
  await bob.begin(from);
  await bob.page.goto(`${stage.url}/#/`);
  await sendMany(from, to, 60);
  const entry = bob.page.getByRole('link', { name: new RegExp(`User ${from}`) });
  await eventually(async () => expect(await entry.innerText()).toMatch(/60\s*unread/), 30_000);
  await entry.click();
  await bob.page.getByText('New messages').waitFor();
  await eventually(async () => expect(numberOf((await seen(bob.page))[0]?.text ?? '')).toBe(1));
  await bob.picture(`timeline-new-${size}`);
  await bob.page.getByRole('button', { name: 'To the latest message' }).click();
  await eventually(async () => expect(numberOf((await seen(bob.page)).at(-1)?.text ?? '')).toBe(60));
  await bob.picture(`timeline-end-${size}`);
});
