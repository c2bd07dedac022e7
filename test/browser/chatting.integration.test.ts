import { eventually } from '../support/eventually.ts';
import { findViolations, sizes, type Person, type Size } from './support/browser.ts';
import { Stage } from './support/stage.ts';

const stage = Stage.forFile();

/** Programs of the page: this file has the types of Node. */
const readDraft = `new Promise((resolve) => {
  const opened = indexedDB.open('cecochat-103');
  opened.onsuccess = () => {
    const asked = opened.result.transaction('drafts').objectStore('drafts').get('user/104');
    asked.onsuccess = () => {
      opened.result.close();
      resolve(asked.result);
    };
  };
})`;
const watchNotes = `{
  const place = document.querySelector('.connection-note-place');
  const look = () => place.textContent.trim() === '' || noted(place.textContent.trim());
  new MutationObserver(look).observe(place, { childList: true, subtree: true, characterData: true });
}`;

test('two people chat: what one writes the other reads, with a mark that it was sent, and the list counts what is unread', async () => {
  const [ada, bob] = [await stage.enter(101), await stage.enter(102)];
  await ada.begin(102);
  await ada.write('Hello Bob!\nHow are you?');
  await eventually(async () => expect(await ada.waiting()).toEqual([]));
  const entry = bob.page.getByRole('link', { name: /User 101/ });
  await eventually(async () => expect(await entry.innerText()).toMatch(/1\s*unread/));
  expect(await bob.page.title()).toBe('(1) CecoChat');
  await entry.click();
  await eventually(async () => expect(await bob.texts()).toEqual(['Hello Bob!\nHow are you?']));
  await bob.write('Very well, thank you.');
  await eventually(async () => expect(await ada.texts()).toEqual(['Hello Bob!\nHow are you?', 'Very well, thank you.']));
  await eventually(async () => expect(await bob.page.title()).toBe('CecoChat'));
  expect(await bob.page.getByRole('link', { name: /unread/ }).count()).toBe(0);
  await eventually(async () => expect(await ada.page.locator('.bubble .mark').first().innerText()).toContain('Seen'));
});

test('a new browser of a user has the list with what is unread, and messages from before it; what is seen in one is seen in the other', async () => {
  const [ada, bob] = [await stage.enter(131), await stage.enter(132)];
  const texts = ['one', 'two', 'three'];
  await ada.begin(132);
  for (const text of texts) await ada.write(text);
  await eventually(async () => expect(await ada.waiting()).toEqual([]));
  expect(await ada.page.locator('.bubble .mark').last().innerText()).toContain('Sent');
  const other = await stage.enter(132, 'phone');
  const entries = [bob, other].map(({ page }) => page.getByRole('link', { name: /User 131/ }));
  for (const entry of entries) await eventually(async () => expect(await entry.innerText()).toMatch(/three\s*3\s*unread/), 60_000);
  await entries[1]?.click();
  await eventually(async () => expect(await other.texts()).toEqual(texts), 60_000);
  expect(await other.page.getByText('New messages').count()).toBe(1);
  await eventually(async () => expect(await bob.page.getByRole('link', { name: /unread/ }).count()).toBe(0));
  await eventually(async () => expect(await ada.page.locator('.bubble .mark').last().innerText()).toContain('Seen'));
  await other.page.reload();
  await eventually(async () => expect(await other.texts()).toEqual(texts));
  expect(await other.page.title()).toBe('CecoChat');
});

test('a conversation is pinned, muted, archived and marked as unread by its menu, in all browsers of the user', async () => {
  const [ada, tablet] = [await stage.enter(141), await stage.enter(141, 'tablet')];
  const [bob, cleo] = [await stage.enter(142), await stage.enter(143)];
  for (const person of [bob, cleo]) {
    await person.begin(141);
    await person.write(`from ${person.user}`);
    await eventually(async () => expect(await person.waiting()).toEqual([]));
  }
  const entriesOf = ({ page }: Person) => page.locator('.entry').allInnerTexts();
  const choose = async (user: number, words: string) => {
    await ada.page.getByRole('button', { name: `Settings of the conversation User ${user}` }).click();
    await ada.page.getByRole('menuitem', { name: words, exact: true }).click();
  };
  await eventually(async () => expect((await entriesOf(ada)).map((text) => /User \d+/.exec(text)?.[0])).toEqual(['User 143', 'User 142']));
  await choose(142, 'Pin');
  await choose(142, 'Mute');
  await choose(143, 'Mark as unread');
  for (const each of [ada, tablet]) {
    await eventually(async () => expect(await entriesOf(each)).toEqual([
      expect.stringMatching(/User 142[^]*Pinned[^]*Muted[^]*1\s*unread/), expect.stringMatching(/User 143[^]*1\s*unread/),
    ]));
    expect(await each.page.locator('.badge.muted').count()).toBe(1);
    expect(await each.page.title()).toBe('(1) CecoChat');
  }
  await ada.picture('list-set');
  expect(await findViolations(ada.page)).toEqual([]);
  await ada.page.getByRole('link', { name: /User 143/ }).click();
  await eventually(async () => expect(await ada.page.locator('.badge').count()).toBe(1));
  await choose(143, 'Mark as unread');
  await eventually(async () => expect((await entriesOf(tablet)).join()).toContain('Marked as unread'));
  await choose(142, 'Archive');
  for (const each of [ada, tablet]) await eventually(async () => expect(await each.page.locator('.entry').count()).toBe(1));
  await tablet.page.reload();
  await tablet.page.getByRole('button', { name: 'Archive (1)' }).click();
  await eventually(async () => expect(await entriesOf(tablet)).toEqual([expect.stringMatching(/User 142/)]));
});

test('a page that is loaded again has its messages, its draft and its conversation, and goes on', async () => {
  const [ada, bob] = [await stage.enter(103), await stage.enter(104)];
  await ada.begin(104);
  await ada.write('before');
  await eventually(async () => expect(await ada.waiting()).toEqual([]));
  await ada.page.getByRole('textbox', { name: /^Message to/ }).fill('half a thought');
  await eventually(async () => expect(await ada.page.evaluate(readDraft)).toBe('half a thought'));
  await ada.page.reload();
  await eventually(async () => expect(await ada.texts()).toEqual(['before']));
  expect(await ada.page.getByRole('textbox', { name: /^Message to/ }).inputValue()).toBe('half a thought');
  await bob.begin(103);
  await eventually(async () => expect(await bob.texts()).toEqual(['before']));
  await bob.write('after');
  await eventually(async () => expect(await ada.texts()).toEqual(['before', 'after']));
});

test('what is written offline is sent once, in its order, when the network is back; the page says so calmly', async () => {
  const [ada, bob] = [await stage.enter(105), await stage.enter(106)];
  await ada.begin(106);
  await bob.begin(105);
  await ada.write('online');
  await eventually(async () => expect(await bob.texts()).toEqual(['online']));
  await ada.context.setOffline(true);
  await ada.page.getByText('You are offline.').waitFor();
  await ada.write('first');
  await ada.write('second');
  await eventually(async () => expect(await ada.waiting()).toEqual(['first', 'second']));
  await bob.write('meanwhile');
  await ada.picture('offline-desktop');
  await ada.context.setOffline(false);
  await eventually(async () => expect([...(await bob.texts())].sort()).toEqual(['first', 'meanwhile', 'online', 'second']), 60_000);
  await eventually(async () => expect(await ada.waiting()).toEqual([]));
  const [there, here] = [await bob.texts(), await ada.texts()];
  expect(here).toEqual(there);
  expect(there.indexOf('first')).toBeLessThan(there.indexOf('second'));
  expect(await ada.page.getByText('You are offline.').count()).toBe(0);
});

test('a text that was on its way when the page was closed is sent by the next page, once', async () => {
  const [ada, bob] = [await stage.enter(107), await stage.enter(108)];
  await ada.begin(108);
  await ada.write('there');
  await eventually(async () => expect(await ada.waiting()).toEqual([]));
  await ada.context.setOffline(true);
  await ada.write('kept');
  await eventually(async () => expect(await ada.waiting()).toEqual(['kept']));
  const later = await ada.context.newPage();
  ada.watch(later);
  await ada.page.close();
  await ada.context.setOffline(false);
  await later.goto(stage.url);
  await later.getByRole('button', { name: /Continue as/ }).click();
  await later.getByRole('link', { name: /User 108/ }).click();
  await bob.begin(107);
  await eventually(async () => expect(await bob.texts()).toEqual(['there', 'kept']), 60_000);
  await eventually(async () => expect(await ada.waiting(later)).toEqual([]));
  expect(await ada.texts(later)).toEqual(['there', 'kept']);
});

test('two tabs are one device: both show everything, both send, and the other one goes on when the first is closed', async () => {
  const [ada, bob] = [await stage.enter(109), await stage.enter(110)];
  const second = await ada.context.newPage();
  ada.watch(second);
  await second.goto(stage.url);
  await second.getByRole('button', { name: /Continue as/ }).click();
  await ada.begin(110);
  await ada.write('from the first tab');
  await second.getByRole('link', { name: /User 110/ }).click();
  await eventually(async () => expect(await ada.texts(second)).toEqual(['from the first tab']));
  await ada.write('from the second tab', second);
  await eventually(async () => expect(await ada.texts()).toEqual(['from the first tab', 'from the second tab']));
  await ada.page.close();
  await ada.write('from the one that is left', second);
  await bob.begin(109);
  const all = ['from the first tab', 'from the second tab', 'from the one that is left'];
  await eventually(async () => expect(await bob.texts()).toEqual(all), 60_000);
  await bob.write('answer');
  await eventually(async () => expect(await ada.texts(second)).toEqual([...all, 'answer']));
  await eventually(async () => expect(await ada.waiting(second)).toEqual([]));
});

test('a page shows below the name that the other user types in any tab, until that one sends or has cleared the text', async () => {
  const [ada, bob] = [await stage.enter(133), await stage.enter(134)];
  const second = await bob.context.newPage();
  bob.watch(second);
  await second.goto(stage.url);
  await second.getByRole('button', { name: /Continue as/ }).click();
  await ada.begin(134);
  await bob.begin(133);
  await ada.write('Hello');
  await eventually(async () => expect(await bob.texts()).toEqual(['Hello']));
  await second.getByRole('link', { name: /User 133/ }).click();
  const note = ada.page.locator('.conversation-head').getByRole('status');
  const fields = [bob.page, second].map((page) => page.getByRole('textbox', { name: /^Message to/ }));
  for (const field of fields) {
    await field?.pressSequentially('Hm');
    await eventually(async () => expect(await note.innerText()).toBe('User 134 is typing'));
    await field?.fill('');
    await eventually(async () => expect(await note.innerText()).toBe(''));
  }
  await fields[0]?.pressSequentially('Hi');
  await eventually(async () => expect(await note.innerText()).toBe('User 134 is typing'));
  await ada.picture('typing');
  await fields[0]?.press('Enter');
  await eventually(async () => expect(await ada.texts()).toEqual(['Hello', 'Hi']));
  await eventually(async () => expect(await note.innerText()).toBe(''));
});

test('the list and an open dialog show who is online, and when a user who has left was last there', async () => {
  const [ada, bob] = [await stage.enter(135), await stage.enter(136)];
  await ada.begin(136);
  await ada.write('Hello');
  const entry = ada.page.getByRole('link', { name: /User 136/ });
  const words = ada.page.locator('.conversation-head .head-words p');
  await eventually(async () => expect([await words.innerText(), await entry.innerText()]).toEqual(['Online', expect.stringContaining('Online')]), 60_000);
  await ada.picture('online');
  expect(await findViolations(ada.page)).toEqual([]);
  await bob.context.close();
  await eventually(async () => expect(await words.innerText()).toMatch(/^Last seen/), 60_000);
  expect(await entry.innerText()).not.toContain('Online');
});

test('a messaging server is killed meanwhile: all messages arrive once and in order, and no page says that it lost the connection', async () => {
  const [ada, bob] = [await stage.enter(111), await stage.enter(112)];
  const notes: string[] = [];
  for (const { page } of [ada, bob]) {
    await page.exposeFunction('noted', (words: string) => void notes.push(words));
    await page.evaluate(watchNotes);
  }
  await ada.begin(112);
  await bob.begin(111);
  const sent = Array.from({ length: 30 }, (_, index) => `message ${index + 1}`);
  for (const [index, text] of sent.entries()) {
    await ada.write(text);
    if (index === 9) {
      const { servers, services } = await stage.platform.status();
      const busiest = servers.toSorted((a, b) => b.connections - a.connections)[0];
      const victim = services.find(({ name }) => name === busiest?.name);
      if (victim === undefined || victim.pid === 0) throw new Error('there is no server to kill');
      process.kill(victim.pid, 'SIGKILL');
    }
    await ada.page.waitForTimeout(200);
  }
  await eventually(async () => expect(await bob.texts()).toEqual(sent), 60_000);
  await eventually(async () => expect(await ada.waiting()).toEqual([]), 30_000);
  expect(await ada.texts()).toEqual(sent);
  expect(notes).toEqual([]);
});

test('a page that was opened once opens without a network, with its messages', async () => {
  const ada = await stage.enter(123);
  await ada.begin(124);
  await ada.write('kept here');
  await eventually(async () => expect(await ada.waiting()).toEqual([]));
  await ada.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await ada.page.reload(); // From here on the worker serves the page.
  await eventually(async () => expect(await ada.texts()).toEqual(['kept here']));
  await ada.context.setOffline(true);
  await ada.page.reload();
  await eventually(async () => expect(await ada.texts()).toEqual(['kept here']));
  await ada.page.getByText('You are offline.').waitFor();
});

const payloads = [
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg/onload=alert(1)>', '"><script>alert(1)</script>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>', '<a href="javascript:alert(1)">click</a>', 'javascript:alert(1)',
  '<style>*{display:none}</style>', '{{constructor.constructor("alert(1)")()}}', '${alert(1)}', '<math><mtext></mtext><script>alert(1)</script></math>',
  '[click](javascript:alert(1))', 'https://x.example/"onmouseover="alert(1)', 'data:text/html,<script>alert(1)</script>', '\u202e<script>\u202c', '&lt;b&gt;',
];

test('texts that would be scripts elsewhere are texts, and no link leads to one', async () => {
  const [ada, bob] = [await stage.enter(113), await stage.enter(114)];
  await ada.begin(114);
  await bob.begin(113);
  for (const payload of payloads) await ada.write(payload);
  await eventually(async () => expect(await bob.texts()).toEqual(payloads), 30_000);
  const links = await bob.page.evaluate("[...document.querySelectorAll('.bubble a')].map(({ href }) => href)");
  expect(links).toEqual(['https://x.example/']);
  const strange = await bob.page.evaluate("document.querySelectorAll('.bubble :is(script, img, iframe, style, math, svg:not(.icon))').length");
  expect(strange).toBe(0);
  const long = [`Z${'\u0335\u0321\u031b\u0322\u0317'.repeat(80)}alg\u0489o`, '😀'.repeat(2_000)];
  for (const text of long) await ada.write(text);
  await eventually(async () => expect((await bob.texts()).slice(-2)).toEqual(long), 30_000);
  const overflow = await bob.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(overflow).toBeLessThanOrEqual(0);
});

test('a group is made in the browser: three people write in it, and one who is removed sees no more of it', async () => {
  const [ada, bob, eve] = [await stage.enter(125), await stage.enter(126, 'phone'), await stage.enter(127)];
  const { page } = ada;
  await page.getByRole('button', { name: 'New conversation' }).first().click();
  await page.getByRole('button', { name: 'New group' }).click();
  await page.keyboard.type('Book club');
  const field = page.getByLabel('Who is in it besides you?');
  for (const user of ['126', '127']) {
    await field.fill(user);
    await field.press('Enter');
  }
  await ada.picture('group-new');
  await page.getByRole('button', { name: 'Create the group' }).click();
  await page.getByRole('heading', { level: 1, name: 'Book club' }).waitFor();
  await page.getByText('3 members').waitFor();
  await page.getByText('You created the group “Book club” with User 126 and User 127').last().waitFor();
  await ada.write('Welcome!');
  for (const each of [bob, eve]) {
    await each.page.getByRole('link', { name: /Book club/ }).click();
    await eventually(async () => expect(await each.texts()).toEqual(['Welcome!']));
  }
  await bob.write('Thank you.');
  for (const each of [ada, bob, eve]) await eventually(async () => expect(await each.texts()).toEqual(['Welcome!', 'Thank you.']));
  await eventually(async () => expect(await bob.waiting()).toEqual([]));

  await page.getByRole('button', { name: 'Members' }).click();
  const panel = page.getByRole('dialog', { name: 'Book club' });
  await ada.picture('group-members-desktop');
  expect(await findViolations(page)).toEqual([]);
  await panel.getByRole('button', { name: 'Remove User 127' }).click();
  await panel.getByRole('group', { name: 'Remove User 127?' }).getByRole('button', { name: 'Remove User 127' }).click();
  await panel.getByText('2 members').waitFor();
  await panel.getByLabel('Name').fill('Readers');
  await panel.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('dialog', { name: 'Readers' }).waitFor();
  await page.keyboard.press('Escape');
  await eve.page.getByText('User 125 removed you').last().waitFor();
  await eve.page.getByText('You are not in this group any more.').waitFor();
  expect(await eve.page.getByRole('textbox', { name: /^Message to/ }).count()).toBe(0);
  await ada.write('Only us now.');
  await eventually(async () => expect(await bob.texts()).toEqual(['Welcome!', 'Thank you.', 'Only us now.']));
  expect(await eve.texts()).toEqual(['Welcome!', 'Thank you.']);
  expect(await eve.page.getByRole('button', { name: 'Join the group' }).count()).toBe(0);
  await eve.picture('group-former-desktop');
  await bob.picture('group-phone');
  await bob.page.getByRole('button', { name: 'Members' }).click();
  await bob.picture('group-members-phone');
  await bob.page.getByRole('button', { name: 'Leave the group' }).click();
  await bob.page.getByRole('button', { name: 'Leave', exact: true }).click();
  await bob.page.getByText('You are not in this group any more.').waitFor();
  await page.getByText('User 126 left').last().waitFor();
});

test('a text that is too long is not sent, and the page says by how much', async () => {
  const ada = await stage.enter(115);
  await ada.begin(116);
  const field = ada.page.getByRole('textbox', { name: /^Message to/ });
  await field.fill('ä'.repeat(4_100));
  await ada.page.getByText('Too long by 8').waitFor();
  await field.press('Enter');
  expect(await ada.texts()).toEqual([]);
  expect(await ada.page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
});

test('a number that is none is explained, at the sign-in and for a new conversation', async () => {
  const page = await stage.openPage();
  await page.getByRole('button', { name: 'Use a number' }).click();
  await page.getByLabel('Your user number').fill('Ada');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('alert').getByText('Enter the number of a user, such as 1.').waitFor();
  const ada = await stage.enter(117);
  await ada.page.keyboard.press('Control+k');
  await ada.page.getByLabel('With whom?').fill('0');
  await ada.page.keyboard.press('Enter');
  await ada.page.getByRole('alert').getByText('Enter the number of a user, such as 7.').waitFor();
});

test('a conversation is begun, written and left with the keyboard alone', async () => {
  const ada = await stage.enter(118);
  const { keyboard } = ada.page;
  await keyboard.press('Control+k');
  await keyboard.type('119');
  await keyboard.press('Enter');
  await ada.page.getByRole('heading', { level: 1, name: 'User 119' }).waitFor();
  await ada.page.waitForFunction("document.activeElement?.tagName === 'TEXTAREA'");
  await keyboard.type('one');
  await keyboard.press('Shift+Enter');
  await keyboard.type('two');
  await keyboard.press('Enter');
  await eventually(async () => expect(await ada.texts()).toEqual(['one\ntwo']));
  await keyboard.press('Escape');
  await ada.page.getByRole('heading', { name: 'Choose a conversation' }).waitFor();
  await keyboard.press('Alt+ArrowDown');
  await ada.page.getByRole('heading', { level: 1, name: 'User 119' }).waitFor();
});

test.each(['light', 'dark'] as const)('axe finds nothing on any page, at three sizes: %s', async (colorScheme) => {
  const bob = await stage.enter(122);
  await bob.begin(121);
  for (const text of ['Did you see the numbers for November?', 'They are on https://example.com/reports/november (page 3).']) await bob.write(text);
  await eventually(async () => expect(await bob.waiting()).toEqual([]));
  for (const size of Object.keys(sizes) as Size[]) {
    const page = await stage.openPage({ viewport: sizes[size], colorScheme });
    await page.getByRole('button', { name: 'Use a number' }).click();
    expect({ size, on: 'sign-in', found: await findViolations(page) }).toEqual({ size, on: 'sign-in', found: [] });
    const ada = await stage.enter(121, size, { colorScheme });
    await ada.picture(`${colorScheme}-${size}-list`);
    expect({ size, on: 'list', found: await findViolations(ada.page) }).toEqual({ size, on: 'list', found: [] });
    await ada.page.getByRole('link', { name: /User 122/ }).click();
    await eventually(async () => expect((await ada.texts()).length).toBeGreaterThan(1));
    await ada.write('Yes — up by a third! 🎉');
    await ada.write('I will bring the slides on Thursday.');
    await eventually(async () => expect(await ada.waiting()).toEqual([]));
    await ada.picture(`${colorScheme}-${size}-conversation`);
    expect({ size, on: 'conversation', found: await findViolations(ada.page) }).toEqual({ size, on: 'conversation', found: [] });
  }
});

test('the first load is at most 150 KB of compressed JavaScript, from this origin alone', async () => {
  const context = await stage.browser.newContext();
  const page = await context.newPage();
  const scripts: number[] = [];
  const origins = new Set<string>();
  page.on('response', async (response) => {
    origins.add(new URL(response.url()).origin);
    if (response.request().resourceType() === 'script') scripts.push(Number((await response.allHeaders())['content-length']));
  });
  await page.goto(stage.url, { waitUntil: 'networkidle' });
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.reduce((sum, each) => sum + each, 0);
  process.stdout.write(`first load: ${bytes} bytes of JavaScript\n`);
  expect(bytes).toBeLessThan(150_000);
  expect([...origins]).toEqual([stage.url]);
  const plain = await fetch(stage.url, { headers: { 'accept-encoding': 'gzip' } });
  expect(plain.headers.get('content-encoding')).toBe('gzip');
});
