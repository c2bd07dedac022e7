import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { build } from 'esbuild';
import { eventually } from '../../test/support/eventually.ts';
import { startPlatform, type RunningPlatform } from '../../test/support/start-platform.ts';
import { startWeb } from '../../test/support/start-web.ts';
import { connect as connectInNode, textOf, type ReceivedEvent } from '@cecochat/client-node';
import type * as Sdk from './index.ts';

/** Compressed; the budget of a whole page is 150 KB. */
const maxBytes = 70_000;
let running: RunningPlatform;
let webUrl: string;

beforeAll(async () => {
  running = await startPlatform({ partitionCount: 2, servers: 1 });
  ({ url: webUrl } = await startWeb(running));
});
afterAll(() => running.stop());

async function bundle(minify: boolean): Promise<string> {
  const { outputFiles: [sdk] } = await build({
    entryPoints: [join(import.meta.dirname, 'index.ts')], minify, bundle: true, write: false, platform: 'browser', format: 'iife', globalName: 'sdk', logLevel: 'silent',
  });
  return sdk?.text ?? '';
}

test('a bundle for browsers needs no module of Node, and is small', async () => {
  expect(gzipSync(await bundle(true)).length).toBeLessThan(maxBytes);
});

test('what is in the bundle chats without the globals of Node', async () => {
  const load = new Function('Buffer', 'process', 'global', 'require', `${await bundle(false)}\nreturn sdk;`) as () => typeof Sdk;
  const sdk = load();
  const [alice, bob] = [running.platform.userIn(0), running.platform.userIn(1)];
  const [seen, events]: [(string | undefined)[], ReceivedEvent[]] = [[], []];
  const page = sdk.connect({
    url: webUrl, token: await running.tokenOf(alice), device: 'page', onEvent: (event) => seen.push(textOf(event)),
  });
  const phone = connectInNode({ url: running.connectUrl, token: await running.tokenOf(bob), device: 'phone', onEvent: (event) => events.push(event) });
  try {
    await Promise.all([page.live(), phone.live()]);
    const long = 'ä'.repeat(4_000);
    await page.send(bob, 'from a page');
    await phone.send(alice, long);
    await eventually(() => expect([seen, events.map(textOf)]).toEqual([['from a page', long], ['from a page', long]]));
    await expect(page.send(bob, 'ä'.repeat(5_000))).rejects.toMatchObject({ code: 'invalid-argument', details: { field: 'text' } });
  } finally {
    await Promise.all([page.close(), phone.close()]);
  }
});
