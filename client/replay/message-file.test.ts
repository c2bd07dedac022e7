import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileHeader, readMessageFile } from './message-file.ts';

let folder: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cecochat-replay-'));
  path = join(folder, 'messages.tsv');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('messages come in the order of the file, whatever their times', async () => {
  await writeFile(path, `${fileHeader}\n1\t2\t1082008561\n9223372036854775807\t1\t5\n5\t5\t0\n`);
  expect(await readMessageFile(path)).toEqual([
    { line: 2, source: 1n, target: 2n },
    { line: 3, source: 9223372036854775807n, target: 1n },
    { line: 4, source: 5n, target: 5n },
  ]);
});

test('lines may end as on Windows, and the last one need not end', async () => {
  await writeFile(path, `${fileHeader}\r\n1\t2\t3\r\n4\t5\t6`);
  expect((await readMessageFile(path)).map(({ target }) => target)).toEqual([2n, 5n]);
});

test('with a limit the rest is not read', async () => {
  await writeFile(path, `${fileHeader}\n1\t2\t3\n4\t5\t6\nnonsense\n`);
  expect(await readMessageFile(path, 2)).toHaveLength(2);
  await expect(readMessageFile(path, 3)).rejects.toThrow('line 4');
});

test.each([
  ['', 'the file is empty, its header must be "source\\ttarget\\tunix_time"'],
  [`${fileHeader}\n`, 'the file holds no messages'],
  ['1\t2\t3\n', 'line 1: the header must be "source\\ttarget\\tunix_time", not "1\\t2\\t3"'],
  [`${fileHeader}\n1\t2\t3\n1\t2\n`, 'line 3: must have 3 columns separated by tabs, not 2'],
  [`${fileHeader}\n1 2 3\n`, 'line 2: must have 3 columns separated by tabs, not 1'],
  [`${fileHeader}\n1\t2\t3\n\n`, 'line 3: must have 3 columns separated by tabs, not 1'],
  [`${fileHeader}\n0\t2\t3\n`, 'line 2: source must be a user id, a whole number from 1 on, not "0"'],
  [`${fileHeader}\n1\t-2\t3\n`, 'line 2: target must be a user id, a whole number from 1 on, not "-2"'],
  [`${fileHeader}\n1\t9223372036854775808\t3\n`, 'line 2: target must be a user id'],
  [`${fileHeader}\n1\tbob\t3\n`, 'line 2: target must be a user id, a whole number from 1 on, not "bob"'],
  [`${fileHeader}\n1\t2\tnoon\n`, 'line 2: unix_time must be a number of seconds, not "noon"'],
])('a file that is not as it must be is refused with its place: %j', async (content, message) => {
  await writeFile(path, content);
  await expect(readMessageFile(path)).rejects.toThrow(message);
  await expect(readMessageFile(path)).rejects.toMatchObject({ name: 'ChatError', code: 'invalid-argument', message: expect.stringContaining(path) as string });
});

test('a file that cannot be read is named', async () => {
  const missing = join(folder, 'missing.tsv');
  await expect(readMessageFile(missing)).rejects.toMatchObject({ code: 'not-found', message: `${missing} cannot be read: there is no such file` });
  await expect(readMessageFile(folder)).rejects.toMatchObject({ code: 'invalid-argument', message: `${folder} cannot be read: it is a directory, not a file` });
});
