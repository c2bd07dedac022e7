import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
let copy: string;

beforeEach(async () => {
  copy = await mkdtemp(join(tmpdir(), 'cecochat-protos-'));
  await Promise.all(['protos', 'buf.yaml'].map((each) => cp(join(root, each), join(copy, each), { recursive: true })));
});
afterEach(() => rm(copy, { recursive: true, force: true }));

/** What the check of `make lint` prints about the copy; empty when it passes. */
function check(): string {
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/buf'), ['breaking', '--against', 'protos/baseline.binpb'], { cwd: copy, encoding: 'utf8' });
  const output = `${stdout}${stderr}`;
  if ((status === 0) !== (output === '')) throw new Error(`the check ended with ${status}: ${output}`);
  return output;
}

async function change(file: string, from: string, to: string): Promise<void> {
  const path = join(copy, 'protos/cecochat/v1', file);
  const before = await readFile(path, 'utf8');
  if (!before.includes(from)) throw new Error(`${file} does not have ${from}`);
  await writeFile(path, before.replace(from, to));
}

test('the protos are compatible with the baseline, also with a field more', async () => {
  expect(check()).toBe('');
  await change('event.proto', 'uint64 n = 9;', 'uint64 n = 9;\n  uint64 another = 1000;');
  expect(check()).toBe('');
});

test.each<[string, string, string, string, RegExp]>([
  ['another number', 'messaging.proto', 'uint64 group = 4;', 'uint64 group = 5;', /field "4"/],
  ['another type', 'event.proto', 'uint64 seq = 8;', 'string seq = 8;', /changed type/],
  ['a field that is gone', 'event.proto', 'uint64 n = 9;', '', /field "9"/],
])('%s is refused, and the field is named', async (_, file, from, to, says) => {
  await change(file, from, to);
  expect(check()).toMatch(says);
});
