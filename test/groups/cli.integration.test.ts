import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from '../support/eventually.ts';
import { GroupPlatform } from './group-platform.ts';

const program = join(import.meta.dirname, '../../client/cli/cecochat.js');
let stage: GroupPlatform;
beforeAll(async () => {
  stage = await GroupPlatform.start();
});
afterAll(() => stage.close());

const environment = () => ({ PATH: process.env['PATH'], CECOCHAT_URL: stage.running.connectUrl, TZ: 'UTC' });

/** What a command prints, or the code with which it fails and its errors. */
async function run(...args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { env: environment() });
    return stdout.trimEnd();
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return `${code}: ${stderr.trimEnd()}`;
  }
}

const group = (user: number, name: string, ...args: readonly string[]) => run('group', name, '--user', `${user}`, ...args);

test('a group is made, shown, changed, written to and left from a terminal', async () => {
  const made = await group(1, 'create', 'book club', '2', '3', '--join', 'open');
  const [, id = ''] = /^made group (\d+)$/.exec(made) ?? [];
  expect(id).not.toBe('');
  expect(await group(1, 'list')).toMatch(new RegExp(`${id} +owner +3 +book club`));
  expect((await group(2, 'members', id)).split('\n').map((line) => line.split(/ +/).filter((cell) => cell !== ''))).toEqual([
    ['USER', 'ROLE', 'JOINED'], ['1', 'owner', '1'], ['2', 'member', '1'], ['3', 'member', '1'],
  ]);
  expect(await group(4, 'join', id)).toBe(`done, as event 2 of group ${id}`);
  expect(await group(1, 'rename', id, 'two books')).toBe(`done, as event 3 of group ${id}`);
  expect(await group(1, 'add', id, '5', '6')).toBe(`done, as event 4 of group ${id}`);
  expect(await group(1, 'remove', id, '6')).toBe(`done, as event 5 of group ${id}`);
  expect(await group(1, 'role', id, '2', 'admin')).toBe(`done, as event 6 of group ${id}`);
  expect(await run('send', '--user', '2', '--group', id, 'hello')).toMatch(new RegExp(`^sent to group ${id} as message \\d+$`));
  expect(await group(5, 'leave', id, '--json')).toBe(`{"group":"${id}","seq":8}`);
  expect(await group(1, 'show', id)).toContain('name: two books');
  const history = await eventually(async () => {
    const found = (await run('history', '--user', '1', '--group', id)).split('\n').map((line) => line.replace(/^\S+ \S+ +/, ''));
    expect(found).toHaveLength(8);
    return found;
  }, 30_000);
  expect(history).toEqual([
    `1 → group ${id}: (created the group "book club" with 2, 3)`, `4 → group ${id}: (joined)`, `1 → group ${id}: (named the group "two books")`,
    `1 → group ${id}: (added 5, 6)`, `1 → group ${id}: (removed 6)`, `1 → group ${id}: (made 2 admin)`, `2 → group ${id}: hello`, `5 → group ${id}: (left)`,
  ]);
  const [json = ''] = (await run('history', '--user', '1', '--group', id, '--json', '--count', '2')).split('\n');
  expect(JSON.parse(json)).toMatchObject({ group: id, seq: 7, n: 1, sender: '2', kind: 'text', text: 'hello' });
});

test('a chat in a group shows what was before and what comes, and sends what is typed', async () => {
  const [, id = ''] = /(\d+)$/.exec(await group(11, 'create', 'a chat', '12')) ?? [];
  await run('send', '--user', '12', '--group', id, 'before');
  await eventually(async () => expect(await run('history', '--user', '11', '--group', id)).toContain('before'), 30_000);
  const chat = spawn(process.execPath, [program, 'chat', '--user', '11', '--group', id], { env: environment() });
  let shown = '';
  chat.stdout.setEncoding('utf8').on('data', (text: string) => (shown += text));
  await eventually(() => expect(shown).toContain(`chatting in group ${id} as user 11`), 20_000);
  chat.stdin.write('typed\n');
  await eventually(() => expect(shown).toContain('you ✓: typed'));
  await run('send', '--user', '12', '--group', id, 'later');
  await eventually(() => expect(shown).toContain('12: later'));
  chat.stdin.end('/quit\n');
  await new Promise((resolve) => chat.on('close', resolve));
  expect(shown.match(/typed/g)).toHaveLength(1);
  expect(shown.indexOf('12: before')).toBeLessThan(shown.indexOf('you ✓: typed'));
});

test('wrong usage and refusals are told in a line', async () => {
  expect(await run('send', '--user', '1', 'hello')).toMatch(/^2: error: required option '--to <who>' or '--group <id>' not specified/);
  expect(await run('send', '--user', '1', '--to', '2', '--group', '3', 'hello')).toMatch(/^2: .*cannot be used with option '--group/);
  expect(await run('send', '--user', '1', '--group', '77', 'hello')).toBe('1: error: there is no such group');
  expect(await group(1, 'add', '77', '@me')).toMatch(/^2: .*It must be a user id/);
  expect(await group(1, 'members', '77')).toBe('1: error: there is no such group');
});
