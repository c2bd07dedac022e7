import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { benches } from './benches/index.ts';

async function bench(...args: readonly string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { env: { ...process.env, NODE_OPTIONS: '' } });
  const code = new Promise((resolve) => child.once('exit', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}

test('the machine, a table, and a JSON line for each figure', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cecochat-bench-main-'));
  try {
    const out = join(folder, 'figures.jsonl');
    const { code, stdout, stderr } = await bench('operator', '--smoke', '--runs', '2', '--out', out);
    expect([code, stderr]).toEqual([0, expect.stringContaining('operator: run 2 of 2')]);
    const [machine, ...rest] = stdout.trim().split('\n');
    expect(machine).toMatch(/, \d+ cores?, \d+ GiB, Linux .*, Node\.js v\d+.*, load [\d.]+ at the start$/);
    expect(stdout).toMatch(/^figure +median +min +max/m);
    const lines = rest.filter((line) => line.startsWith('{'));
    expect(readFileSync(out, 'utf8')).toBe(lines.map((line) => `${line}\n`).join(''));
    const figures = benches.find(({ name }) => name === 'operator')?.figures.map(({ figure }) => figure);
    expect(lines.map((line) => (JSON.parse(line) as { figure: string }).figure)).toEqual(figures);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('each server leaves a profile where one is wanted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cecochat-profile-'));
  try {
    const { code } = await bench('fan-out', '--smoke', '--runs', '1', '--profile', folder);
    expect(code).toBe(0);
    const profiles = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'));
    const calledBy = profiles.map((name) => readFileSync(join(folder, name), 'utf8')).map((text) => ['messaging-on-log.ts', 'bare-server.ts'].find((file) => text.includes(file)));
    expect(calledBy.toSorted()).toEqual(['bare-server.ts', 'messaging-on-log.ts']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('the benches are listed', async () => {
  const { code, stdout } = await bench('--list');
  expect(code).toBe(0);
  expect(stdout.split('\n').map((line) => line.split(' ')[0]).filter(Boolean)).toEqual(benches.map(({ name }) => name));
});

test.each([
  [['nonsense'], 'There are idle, echo'],
  [['--runs', '0'], 'whole number'],
  [['--smoke', '--write'], "does not go with '--smoke'"],
])('a command line that makes no sense is refused: %j', async (args, why) => {
  const { code, stderr } = await bench(...args);
  expect([code, stderr]).toEqual([1, expect.stringContaining(why)]);
});
