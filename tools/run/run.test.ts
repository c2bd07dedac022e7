import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions } from './options.ts';
import { ownManifest } from './own-manifest.ts';
import { Steps } from './steps.ts';
import { describeCommands, describeRunning } from './summary.ts';

test('without options the sample runs on the usual ports', () => {
  expect(readOptions([])).toEqual({ host: '127.0.0.1', portBase: 24_000, dataDir: '.cecochat', messages: 2_000 });
  expect(readOptions(['--port-base', '25000', '--messages', '0'])).toMatchObject({ portBase: 25_000, messages: 0 });
});

test('the first run copies the sample into the folder of the data, and later ones follow the copy as it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cecochat-run-'));
  try {
    const path = ownManifest(folder);
    expect(path.startsWith(folder)).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe(readFileSync(join(import.meta.dirname, '../../samples/chatcluster.yaml'), 'utf8'));
    writeFileSync(path, 'changed');
    expect(readFileSync(ownManifest(folder), 'utf8')).toBe('changed');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a step says when it begins, what happens in it and when it is done', async () => {
  const lines: string[] = [];
  const steps = new Steps({ write: (text) => lines.push(text) });
  expect(await steps.run('looking', async (say) => (say('found it'), 7))).toBe(7);
  expect(lines.join('')).toMatch(/^looking \.\.\.\n {2}found it\nlooking: done in 0\.0 s\n$/);
});

test('a step that fails is not said to be done', async () => {
  const lines: string[] = [];
  const steps = new Steps({ write: (text) => lines.push(text) });
  await expect(steps.run('looking', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(lines.join('')).toBe('looking ...\n');
});

test('on a terminal the seconds are counted on a line that the next one replaces', async () => {
  let shown = '';
  const steps = new Steps({ write: (text) => (shown += text), isTTY: true });
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const step = steps.run('looking', () => promise);
  while (!shown.endsWith('  1 s')) await new Promise((next) => setImmediate(next));
  resolve(undefined);
  await step;
  expect(shown).toMatch(/^looking \.\.\.\n {2}1 s\r\u001b\[Klooking: done in \d\.\d s\n$/);
});

test('what runs is a table, with the commands that reach it', () => {
  expect(describeRunning([{ name: 'kafka', address: '127.0.0.1:24090', pid: 7, log: 'a/kafka.log' }, { name: 'connect-0', address: 'x:1', pid: 123, log: 'b' }])).toBe(
    '             address          pid  log\n  kafka      127.0.0.1:24090  7    a/kafka.log\n  connect-0  x:1              123  b',
  );
  expect(describeCommands({ host: '127.0.0.1', portBase: 24_000 }).match(/http\S*/g)).toEqual(['http://127.0.0.1:24120', 'http://127.0.0.1:24130']);
  expect(describeCommands({ host: '127.0.0.1', portBase: 25_000 })).toContain('http://127.0.0.1:25000');
  expect(describeCommands({ host: '::1', portBase: 24_000 })).toContain('http://[::1]:24000');
});
