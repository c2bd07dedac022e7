import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandLine } from '../../test/support/command-line.ts';
import { eventually } from '../../test/support/eventually.ts';
import { freePort } from '../../test/support/free-ports.ts';
import { spread, startPlatform, type RunningPlatform } from '../../test/support/start-platform.ts';

const password = 'correct horse battery';
let running: RunningPlatform;
let home: string;
const started = new Set<CommandLine>();

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'cecochat-cli-'));
  running = await startPlatform({ partitionCount: 4, servers: 1 });
  const { platform } = running;
  const [accounts, groups] = [`127.0.0.1:${await freePort()}`, `127.0.0.1:${await freePort()}`];
  [platform.accountsAddress, platform.groupsAddress] = [accounts, groups];
  await Promise.all([platform.startAccounts(accounts), platform.startGroups(groups)]);
  await running.publish(spread(4, 1));
});
afterEach(async () => {
  for (const cli of started) cli.kill('SIGKILL');
  await Promise.all([...started].map(({ exit }) => exit));
  started.clear();
});
afterAll(async () => {
  await running?.stop();
  await rm(home, { recursive: true });
});

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}, node?: readonly string[]): CommandLine {
  const cli = new CommandLine(args, { CECOCHAT_URL: running.connectUrl, CECOCHAT_HOME: home, ...env }, node);
  started.add(cli);
  return cli;
}

async function run(args: readonly string[], { input = '', ...env }: Readonly<Record<string, string>> = {}) {
  const cli = start(args, env);
  cli.endInput(input);
  const code = await cli.exit;
  return { code, out: cli.out, err: cli.err };
}

const signUp = (name: string) => run(['signup', name], { input: `${password}\n` });
const failure = async (args: readonly string[], env?: Readonly<Record<string, string>>) => {
  const { code, out, err } = await run(args, env);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^error: [^\n]+\n$/);
  return err.slice('error: '.length, -1);
};
const fileOf = (name: string) => join(home, 'sessions', encodeURIComponent(running.connectUrl), `${name}.json`);
const until = (cli: CommandLine, channel: 'out' | 'err', text: string) => eventually(() => expect(cli[channel]).toContain(text));

test('people who sign up chat by their names', async () => {
  expect(await signUp('Bob')).toEqual({ code: 0, out: 'signed up as bob\n', err: '' });
  expect(await signUp('ann')).toEqual({ code: 0, out: 'signed up as ann\n', err: '' });
  expect((await stat(fileOf('ann'))).mode & 0o777).toBe(0o600);
  expect(await readFile(fileOf('ann'), 'utf8')).not.toContain(password);
  expect((await run(['whoami'])).out).toMatch(new RegExp(`^ann \\(user \\d{19}\\) at ${running.connectUrl}\n$`));

  const chat = start(['chat', 'ann', '--user', 'bob']);
  await until(chat, 'out', 'chatting with ann as bob; /quit ends it');
  expect((await run(['send', '--to', 'BOB', 'hello'])).out).toMatch(/^sent to bob as message \d+\n$/);
  await until(chat, 'out', 'ann: hello');
  chat.type('hello yourself\n/quit\n');
  expect(await chat.exit).toBe(0);
  await eventually(async () => expect((await run(['history', 'bob'])).out).toContain('bob → ann: hello yourself'));
  const [line = '{}'] = (await run(['history', '--json'])).out.split('\n');
  expect(JSON.parse(line)).toMatchObject({ senderName: 'ann', receiverName: 'bob', text: 'hello' });
  // A user with a token of the development issuer is one beside them.
  expect((await run(['send', '--user', '7', '--to', 'bob', 'from seven'])).code).toBe(0);
  await eventually(async () => expect((await run(['history', '7', '--user', 'bob'])).out).toContain('7 → bob: from seven'));
});

test('groups are made of names, and show them', async () => {
  await signUp('carol');
  const made = JSON.parse((await run(['group', 'create', 'book club', 'bob', '7', '--json'])).out) as { group: string };
  expect((await run(['group', 'add', made.group, 'ann'])).code).toBe(0);
  const { out } = await run(['group', 'members', made.group]);
  expect(out).toMatch(/^7 +member/m);
  for (const name of ['ann', 'bob', 'carol']) expect(out).toMatch(new RegExp(`^${name} +(owner|member)`, 'm'));
  await eventually(async () => expect((await run(['history', '--group', made.group])).out).toContain('carol → group ' + made.group + ': (added ann)'));
});

test('contacts are invited, accepted and removed by name', async () => {
  const as = (user: string, ...args: string[]) => run(['contacts', ...args, '--user', user]);
  expect(await as('ann', 'list')).toEqual({ code: 0, out: '', err: 'there are none\n' });
  expect((await as('ann', 'find', 'bo')).out).toMatch(/^NAME +USER\nbob +\d+\n$/);
  expect((await as('ann', 'invite', 'bob')).out).toBe('invited bob\n');
  expect((await as('bob')).out).toMatch(/^NAME +STATE +SINCE\nann +invites you +20/);
  expect((await as('bob', 'accept', 'ann')).out).toBe('ann is a contact now\n');
  const [line = '{}'] = (await as('ann', 'list', '--json')).out.split('\n');
  expect(JSON.parse(line)).toMatchObject({ name: 'bob', state: 'contact' });
  expect((await as('ann', 'remove', 'bob')).out).toBe('bob is no contact any more\n');
  expect((await as('bob', 'decline', 'ann')).err).toMatch(/^error: user \d+: there is no such invitation\n$/);
});

test('processes that find an expired token at once refresh the session once, and it lasts', async () => {
  const expire = async () => {
    const kept = JSON.parse(await readFile(fileOf('ann'), 'utf8')) as Record<string, unknown>;
    await writeFile(fileOf('ann'), JSON.stringify({ ...kept, accessExpiresMs: 0 }));
    return String(kept['refreshToken']);
  };
  const before = await expire();
  const all = await Promise.all([1, 2, 3].map(() => run(['contacts', '--user', 'ann'])));
  expect(all.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(await expire()).not.toBe(before);
  expect(await run(['sessions', '--user', 'ann'])).toMatchObject({ code: 0, out: expect.stringContaining('(this one)') });
});

test('a session that is ended elsewhere is over here, and the way back is named', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'cecochat-cli-'));
  const there = { CECOCHAT_HOME: elsewhere };
  expect((await run(['login', 'bob', '--label', 'phone'], { ...there, input: password })).out).toBe('signed in as bob\n');
  const sessions = (await run(['sessions', 'list', '--json'], there)).out.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  const phone = sessions.find(({ label }) => label === 'phone');
  expect(phone).toMatchObject({ current: true });
  await run(['sessions', 'end', String(phone?.['session']), '--user', 'bob']);
  await eventually(async () => expect(await failure(['history'], there)).toContain('ended; sign in again with `cecochat login NAME`'));
  expect(await failure(['contacts'], there)).toBe('bob is not signed in here: `cecochat login bob`');
  expect((await run(['contacts', '--user', 'bob'])).code).toBe(0);
  await rm(elsewhere, { recursive: true });
});

test('failures are in words', async () => {
  expect(await failure(['login', 'ann'], { input: 'wrong horse battery' })).toBe('the name or the password is wrong');
  expect(await failure(['login', 'nobody-here'], { input: password })).toBe('the name or the password is wrong');
  expect(await failure(['signup', 'ann'], { input: password })).toBe('name ann belongs to an account, or looks like the name of one; choose another name');
  expect(await failure(['signup', 'dora'], { input: 'short' })).toBe('password must have at least 8 characters');
  expect(await failure(['signup', 'dora'])).toBe('standard input has no password');
  expect(await failure(['signup', 'dora', '--password-file', '/missing'])).toMatch(/^the password file cannot be read: ENOENT/);
  expect(await failure(['send', '--user', 'ann', '--to', 'dora', 'hello'])).toBe('no account has the name dora');
  expect(await failure(['whoami', '--user', 'dora'])).toBe('dora is not signed in here: `cecochat login dora`');
  const { platform } = running;
  const accounts = platform.accountsAddress;
  platform.accountsAddress = '';
  await running.publish(spread(4, 1));
  await eventually(async () => expect(await failure(['login', 'ann'], { input: password })).toBe('this platform does not name a service of accounts; its users have tokens of another issuer: give one with --token-file'));
  platform.accountsAddress = accounts;
  await running.publish(spread(4, 1));
  await eventually(async () => expect((await run(['login', 'ann'], { input: password })).code).toBe(0));
});

const hasTerminal = spawnSync('script', ['--version']).status === 0;
(hasTerminal ? test : test.skip)('a password that is typed is not shown', async () => {
  const inTerminal = ['/bin/sh', '-c', `exec script -qec "${process.execPath} $0 $*" /dev/null`];
  const cli = start(['login', 'ann'], {}, inTerminal);
  await until(cli, 'out', 'password: ');
  cli.type(`${password}\r`);
  await until(cli, 'out', 'signed in as ann');
  expect(await cli.exit).toBe(0);
  expect(cli.out).not.toContain('horse');
});

test('who signs out has no session here any more', async () => {
  const kept = JSON.parse(await readFile(fileOf('ann'), 'utf8')) as { accessToken: string };
  expect((await run(['logout', 'ann'])).out).toBe('signed out ann\n');
  await expect(stat(fileOf('ann'))).rejects.toThrow('ENOENT');
  expect((await run(['logout'])).out).toBe('no account is signed in here\n');
  expect(await failure(['send', '--to', 'bob', 'hello'])).toBe('none of the accounts here is the current one: give --user with bob or carol');
  await eventually(async () => expect(await failure(['history', '--token', kept.accessToken])).toContain('was ended'));
});
