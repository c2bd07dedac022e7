import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryOutbox, type Outbox, type OutboxContent } from '@cecochat/client';
import { fileOutbox } from './file-outbox.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cecochat-outbox-'));
  file = join(folder, 'deep', 'outbox.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const content = (nextSequence: number): OutboxContent => ({
  user: '9223372036854775807',
  device: 'phone',
  cursor: 17,
  lineage: 5,
  nextSequence,
  unacknowledged: [
    { sequence: nextSequence - 1, receiver: '2', kind: 10, body: new TextEncoder().encode('how are you?\n"fine"') },
    { sequence: nextSequence, group: '4611686018427387904', kind: 10, body: new TextEncoder().encode('all of you?') },
  ],
  seen: [{ sender: '2', device: 'their/phone', lineage: 6, sequence: 4 }],
  seenGroups: [{ group: '4611686018427387904', seq: 9 }],
});

/** The text of a file, with other fields. */
const saved = (changed: object) => JSON.stringify({ format: 2, ...content(2), unacknowledged: [], ...changed });

/** The id of a process that has ended. */
const endedProcess = () => spawnSync(process.execPath, ['--version']).pid;

describe.each<[string, () => Outbox]>([['memory', memoryOutbox], ['file', () => fileOutbox(file)]])('%s outbox', (_, make) => {
  test('is empty at first, and gives what was saved last', async () => {
    const outbox = make();
    expect(await outbox.open()).toBeUndefined();
    await outbox.save(() => content(2));
    await outbox.save(() => content(3));
    await outbox.close();
    expect(await outbox.open()).toEqual(content(3));
    await outbox.close();
  });

  test('belongs to one session at a time', async () => {
    const outbox = make();
    await outbox.open();
    await expect(outbox.open()).rejects.toThrow('in use by another session');
    await outbox.close();
    await outbox.open();
    await outbox.close();
  });
});

test('keeps a content without a cursor', async () => {
  const outbox = fileOutbox(file);
  await outbox.open();
  await outbox.save(() => ({ ...content(2), cursor: undefined }));
  await outbox.close();
  expect(await fileOutbox(file).open()).toEqual({ ...content(2), cursor: undefined });
});

test('who saves during a write gets what is there when the write after it begins', async () => {
  const outbox = fileOutbox(file);
  await outbox.open();
  let next = 2;
  const read: number[] = [];
  const save = () => outbox.save(() => {
    read.push(next);
    return content(next);
  });
  const saves = [save()];
  for (next = 3; next < 10; next++) saves.push(save());
  await Promise.all(saves);
  expect(read.length).toBeLessThan(saves.length);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ nextSequence: read.at(-1) });
  await outbox.close();
});

test('closing waits for the last save', async () => {
  const outbox = fileOutbox(file);
  await outbox.open();
  void outbox.save(() => content(2));
  void outbox.save(() => content(3));
  await outbox.close();
  expect(await fileOutbox(file).open()).toEqual(content(3));
});

test('a process that ends in the middle of a write leaves the content before it', async () => {
  const outbox = fileOutbox(file);
  await outbox.open();
  await outbox.save(() => content(2));
  await outbox.close();
  await writeFile(`${file}.new`, '{"user":"1","dev');
  await writeFile(`${file}.lock`, String(endedProcess()));
  expect(await fileOutbox(file).open()).toEqual(content(2));
});

test('what an ended process has locked is taken over, as is a lock that names nobody', async () => {
  for (const owner of [String(endedProcess()), '', 'nonsense']) {
    const outbox = fileOutbox(file);
    await outbox.open();
    await outbox.close();
    await writeFile(`${file}.lock`, owner);
    await outbox.open();
    await outbox.close();
  }
  expect(await readdir(join(folder, 'deep'))).toEqual([]);
});

test('what another living process has is refused, and says what to do', async () => {
  const outbox = fileOutbox(file);
  await outbox.open();
  await outbox.close();
  await writeFile(`${file}.lock`, String(process.ppid));
  await expect(outbox.open()).rejects.toThrow(`${file} is in use by process ${process.ppid}; if it is not, delete ${file}.lock`);
});

test.each([
  ['', 'is no outbox'],
  ['{"user":', 'is no outbox'],
  ['[]', 'is no outbox'],
  [saved({ user: 'me' }), 'user: '],
  [saved({ nextSequence: 0 }), 'nextSequence: '],
  [saved({ unacknowledged: [{ sequence: 1, receiver: '0', kind: 10, body: '' }] }), 'unacknowledged.0.receiver: '],
  [saved({ unacknowledged: [{ sequence: 1, kind: 10, body: '' }] }), 'unacknowledged.0: must have a receiver or a group'],
  [saved({ unacknowledged: [{ sequence: 1, receiver: '1', group: '2', kind: 10, body: '' }] }), 'unacknowledged.0: must have'],
  [saved({ unacknowledged: [{ sequence: 1, receiver: '1', kind: 5, body: '' }] }), 'unacknowledged.0.kind: '],
  [saved({ unacknowledged: [{ sequence: 1, receiver: '1', kind: 10, body: '?' }] }), 'unacknowledged.0.body: '],
  [saved({ format: undefined, unacknowledged: [{ sequence: 1, receiver: '1', text: 'hello' }] }), 'has format 1, this version reads format 2'],
  [saved({ format: 3 }), 'has format 3, this version reads format 2'],
])('a file with %p is refused, kept as it is, and not locked', async (text, problem) => {
  const outbox = fileOutbox(join(folder, 'bad.json'));
  await writeFile(join(folder, 'bad.json'), text);
  await expect(outbox.open()).rejects.toThrow(problem);
  expect(await readFile(join(folder, 'bad.json'), 'utf8')).toBe(text);
  expect(await readdir(folder)).toEqual(['bad.json']);
});

test('a write that fails is told to who asked for it, and the next one may succeed', async () => {
  const outbox = fileOutbox(file);
  await outbox.open();
  await rm(join(folder, 'deep'), { recursive: true });
  await expect(outbox.save(() => content(2))).rejects.toThrow('ENOENT');
  await writeFile(join(folder, 'deep'), ''); // A file where the folder was.
  await expect(outbox.save(() => content(2))).rejects.toThrow('ENOTDIR');
  await rm(join(folder, 'deep'));
  await outbox.close();
  await outbox.open();
  await outbox.save(() => content(3));
  await outbox.close();
});
