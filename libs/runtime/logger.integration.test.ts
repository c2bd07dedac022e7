import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { nodeFlags } from './node-flags.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cecochat-logger-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const module = join(import.meta.dirname, 'logger.ts');
const run = (program: string) => spawn(process.execPath, [
  ...nodeFlags, '--input-type=module', '-e', `import { createLogger, flushLog } from ${JSON.stringify(module)};\n${program}`,
], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } });

test('a process whose log is not read continues, and tells afterwards how many lines were lost', async () => {
  const child = run(`
    const logger = createLogger({ name: 'a', level: 'info' });
    let turns = 0;
    const writing = setInterval(() => {
      for (let line = 0; line < 200; line++) logger.info('x'.repeat(1_000) + turns + line);
      if (++turns === 100) {
        clearInterval(writing);
        process.stderr.write('written');
        setTimeout(() => logger.info('the last line'), 500);
        setTimeout(() => process.exit(0), 3_000);
      }
    });
  `);
  child.stdout.pause();
  await once(child.stderr, 'data');
  await delay(1_000);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part)).resume();
  await new Promise((resolve) => child.once('close', resolve));
  const lines = text.trimEnd().split('\n').map((line) => JSON.parse(line) as { msg: string; lost?: number });
  const told = lines.filter(({ msg }) => !msg.startsWith('x'));
  expect(told.map(({ msg }) => msg)).toEqual(['the last line', 'lines of the log were lost: nobody read them']);
  expect(lines.length - told.length + (told[1]?.lost ?? 0)).toBe(20_000);
});

test('what was logged before an exit is in the log, also where the exit follows at once', async () => {
  const file = join(folder, 'deep', 'log');
  const child = run(`
    const logger = createLogger({ name: 'a', level: 'info', file: ${JSON.stringify(file)} });
    for (let line = 0; line < 1_000; line++) logger.info('line ' + line);
    logger.fatal('the end');
    process.exit(3);
  `);
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(3);
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n').map((line) => JSON.parse(line) as { msg: string });
  expect(lines.map(({ msg }) => msg)).toEqual([...Array.from({ length: 1_000 }, (_, line) => `line ${line}`), 'the end']);
});

test('lines that follow one that is being written come after it when the log is flushed before the exit', async () => {
  const child = run(`
    const logger = createLogger({ name: 'a', level: 'info' });
    logger.info('x'.repeat(1_000_000));
    setTimeout(async () => {
      logger.info('moved away');
      logger.info('drained');
      await flushLog(logger, 5_000);
      process.exit(0);
    }, 100);
  `);
  child.stdout.pause();
  await delay(500);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part)).resume();
  await new Promise((resolve) => child.once('close', resolve));
  const lines = text.trimEnd().split('\n').map((line) => JSON.parse(line) as { msg: string });
  expect(lines.map(({ msg }) => (msg.startsWith('x') ? msg.length : msg))).toEqual([1_000_000, 'moved away', 'drained']);
});

test('an exit does not wait for a reader that is gone for longer than it was told', async () => {
  const child = run(`
    const logger = createLogger({ name: 'a', level: 'info' });
    logger.info('x'.repeat(1_000_000));
    await flushLog(logger, 200);
    process.stderr.write('given up');
    process.kill(process.pid, 'SIGKILL');
  `);
  child.stdout.pause();
  expect(String((await once(child.stderr, 'data'))[0])).toBe('given up');
  await once(child, 'exit');
});
