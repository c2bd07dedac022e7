import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { UserId } from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import { CommandLine } from '../../test/support/command-line.ts';
import { eventually } from '../../test/support/eventually.ts';
import { freePort } from '../../test/support/free-ports.ts';
import { startPlatform, type RunningPlatform } from '../../test/support/start-platform.ts';

let running: RunningPlatform;
const started = new Set<Cli>();

beforeAll(async () => {
  running = await startPlatform({ partitionCount: 4 });
});
afterEach(async () => {
  for (const cli of started) cli.kill('SIGKILL');
  await Promise.all([...started].map(({ exit }) => exit));
  started.clear();
});
afterAll(() => running.stop());

/** The command line as a process of its own, which ends with the test. */
class Cli extends CommandLine {
  constructor(args: readonly string[], env: Readonly<Record<string, string>> = {}, node?: readonly string[]) {
    super(args, { CECOCHAT_URL: running.connectUrl, ...env }, node);
    started.add(this);
  }
}

async function run(args: readonly string[], env?: Readonly<Record<string, string>>) {
  const cli = new Cli(args, env);
  const code = await cli.exit;
  return { code, out: cli.out, err: cli.err };
}

const users = (...partitions: number[]) => partitions.map((each) => running.platform.userIn(each)) as [UserId, UserId, UserId];
const send = (from: UserId, to: UserId, text: string) => run(['send', '--user', `${from}`, '--to', `${to}`, text]);
const until = (cli: Cli, channel: 'out' | 'err', text: string) => eventually(() => expect(cli[channel]).toContain(text));

test('token prints a token of the development issuer that the platform takes', async () => {
  const [alice] = users(0);
  const { code, out } = await run(['token', '--user', `${alice}`]);
  expect(code).toBe(0);
  const answer = await fetch(`${running.connectUrl}/api/connect`, { headers: { authorization: `Bearer ${out.trim()}` } });
  expect(answer.status).toBe(200);
});

test('what one sends the other listens to, and both find in history', async () => {
  const [alice, bob, carol] = users(0, 1, 2);
  const listener = new Cli(['listen', '--user', `${bob}`, '--json']);
  await until(listener, 'err', `listening as user ${bob}`);
  const first = await send(alice, bob, 'hello');
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toMatch(new RegExp(`^sent to ${bob} as message \\d+\n$`));
  const second = await run(['send', '--user', `${bob}`, '--to', `${alice}`, '--json', '--device', 'desk', 'hello', 'yourself']);
  const json: unknown = JSON.parse(second.out);
  expect(json).toMatchObject({ device: 'desk', sequence: 1, messageId: expect.stringMatching(/^\d+$/) });
  await send(carol, bob, 'and me');
  await eventually(() => expect(listener.lines()).toHaveLength(3));
  const events = listener.lines().map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(events).toMatchObject([
    { sender: `${alice}`, receiver: `${bob}`, text: 'hello', sequence: 1, offset: expect.any(Number) },
    { ...(json as object), sender: `${bob}`, receiver: `${alice}`, text: 'hello yourself' },
    { sender: `${carol}`, receiver: `${bob}`, text: 'and me' },
  ]);
  listener.kill('SIGINT');
  expect(await listener.exit).toBe(0);
  expect(listener.err).toContain(`to go on from here: --cursor ${Number(events[2]?.['offset']) + 1}`);

  await eventually(async () => {
    const all = await run(['history', '--user', `${bob}`]);
    expect(all.out.split('\n').map((line) => line.replace(/^\S+ \S+ +/, ''))).toEqual([
      `${alice} → ${bob}: hello`, `${bob} → ${alice}: hello yourself`, `${carol} → ${bob}: and me`, '',
    ]);
  });
  const dialog = await run(['history', '--user', `${alice}`, '--with', `${bob}`, '--json']);
  expect(dialog.out.trim().split('\n').map((line) => (JSON.parse(line) as { text: string }).text)).toEqual(['hello', 'hello yourself']);
  expect(await run(['history', '--user', `${alice}`, '--with', `${carol}`])).toMatchObject({ code: 0, out: '', err: 'nothing there yet\n' });
});

test('send takes the message from standard input, and the user from the environment', async () => {
  const [alice, bob] = users(1, 2);
  const cli = new Cli(['send', '--to', `${bob}`], { CECOCHAT_USER: `${alice}` });
  cli.type('first line\nsecond line\n');
  cli.endInput();
  expect(await cli.exit).toBe(0);
  await eventually(async () => {
    const [line = '{}'] = (await run(['history', '--user', `${bob}`, '--with', `${alice}`, '--json'])).out.trim().split('\n').slice(-1);
    expect(JSON.parse(line)).toMatchObject({ text: 'first line\nsecond line' });
  });
});

test('history shows the latest, as many as wanted or all, and listen goes on from a cursor', async () => {
  const [alice, bob] = users(2, 3);
  const words = new Cli(['chat', '--user', `${alice}`, '--with', `${bob}`]);
  const texts = Array.from({ length: 150 }, (_, index) => `word ${index + 1}`);
  words.type(`${texts.join('\n')}\n`);
  words.endInput();
  expect(await words.exit).toBe(0);
  const textsOf = (out: string) => out.trim().split('\n').map((line) => line.replace(/^.*?: /, ''));
  await eventually(async () => expect(textsOf((await run(['history', '--user', `${bob}`, '--all'])).out)).toEqual(texts));
  expect(textsOf((await run(['history', '--user', `${bob}`])).out)).toEqual(texts.slice(-32));
  expect(textsOf((await run(['history', '--user', `${bob}`, '--count', '3'])).out)).toEqual(texts.slice(-3));
  const dialog = ['history', '--user', `${bob}`, '--with', `${alice}`];
  expect(textsOf((await run([...dialog, '--all'])).out)).toEqual(texts);
  expect(textsOf((await run([...dialog, '--count', '140'])).out)).toEqual(texts.slice(-140));
  expect(await run([...dialog, '--count', '2'])).toMatchObject({ out: expect.stringContaining('word 150'), err: '' });
  const home = partitionOf(bob, 4);
  await running.platform.cql(
    `INSERT INTO history_gaps (kafka_partition, from_position, to_position, noticed_at) VALUES (${home}, 0, 1, ${Date.now()})`,
    `UPDATE watermarks USING TIMESTAMP 1 SET gaps_before = 1 WHERE kafka_partition = ${home}`,
  );
  const whole = await run([...dialog, '--all']);
  expect(textsOf(whole.out)).toEqual(texts);
  expect(whole.err).toMatch(/^messages may be missing from the beginning to 20\S+ \S+: [^\n]+\n$/);
  expect((await run([...dialog, '--count', '2'])).err).toMatch(/^messages may be missing from 20\S+ \S+ to 20\S+ \S+: [^\n]+\n$/);
  const listener = new Cli(['listen', '--user', `${bob}`, '--cursor', '0']);
  await eventually(() => expect(textsOf(listener.out)).toEqual(texts));
});

test('a cursor beyond the end, as of a log that was lost, ends no listening: what comes is shown', async () => {
  const [alice, bob] = users(0, 1);
  const listener = new Cli(['listen', '--user', `${bob}`, '--cursor', '1000000']);
  await until(listener, 'err', `listening as user ${bob}`);
  await send(alice, bob, 'after the loss');
  await until(listener, 'out', `${alice} → ${bob}: after the loss`);
});

test('two people chat through pipes', async () => {
  const [alice, bob, carol] = users(0, 1, 2);
  await send(alice, bob, 'from before');
  await eventually(async () => expect((await run(['history', '--user', `${bob}`])).out).toContain('from before'));
  const a = new Cli(['chat', '--user', `${alice}`, '--with', `${bob}`]);
  const b = new Cli(['chat', '--user', `${bob}`, '--with', `${alice}`, '--device', 'b']);
  await Promise.all([until(a, 'out', '/quit ends it'), until(b, 'out', '/quit ends it')]);
  a.type('hello\n');
  await until(a, 'out', 'you ✓: hello');
  await until(b, 'out', `${alice}: hello`);
  b.type('//hello yourself\n');
  await until(b, 'out', 'you ✓: /hello yourself');
  b.type('/nonsense\n\n');
  await until(a, 'out', `${bob}: /hello yourself`);
  await send(carol, bob, 'me too');
  await until(b, 'out', `${carol} → ${bob}: me too`);
  await run(['send', '--user', `${bob}`, '--to', `${alice}`, '--device', 'other', 'from elsewhere']);
  await until(b, 'out', 'you (other) ✓: from elsewhere');
  a.type('one more\n/quit\nnot sent any more\n');
  expect(await a.exit).toBe(0);
  await until(b, 'out', `${alice}: one more`);
  b.endInput();
  expect(await b.exit).toBe(0);
  const shown = b.lines().map((line) => line.replace(/^\d\d:\d\d:\d\d {2}/, ''));
  const marks = new Set([`seen by user ${alice}`, '1 message above was unread']); // They come when the platform has them.
  expect(shown.filter((line) => !marks.has(line))).toEqual([
    `${alice}: from before`, `chatting with user ${alice} as user ${bob}; /quit ends it`, `${alice}: hello`, 'you ✓: /hello yourself',
    '/nonsense is no command: /help shows them, /quit ends the chat, a text that begins with / is written with //', `${carol} → ${bob}: me too`,
    'you (other) ✓: from elsewhere', `${alice}: one more`,
  ]);
  expect([a.err, b.err]).toEqual(['', '']);
});

test('a chat over a WebSocket is like any other; there is no other transport', async () => {
  const [alice, bob] = users(2, 3);
  const a = new Cli(['chat', '--user', `${alice}`, '--with', `${bob}`, '--transport', 'websocket']);
  const b = new Cli(['chat', '--user', `${bob}`, '--with', `${alice}`]);
  await Promise.all([until(a, 'out', '/quit ends it'), until(b, 'out', '/quit ends it')]);
  a.type('from a WebSocket\n');
  await until(a, 'out', 'you ✓: from a WebSocket');
  await until(b, 'out', `${alice}: from a WebSocket`);
  b.type('from gRPC\n');
  await until(a, 'out', `${bob}: from gRPC`);
  a.type('/quit\n');
  expect(await a.exit).toBe(0);
  expect(await run(['send', '--user', `${alice}`, '--to', `${bob}`, '--transport', 'smoke', 'x'])).toMatchObject({ code: 2 });
});

test('a chat goes on when its connection breaks, and says so', async () => {
  const [alice, bob] = users(0, 1);
  const a = new Cli(['chat', '--user', `${alice}`, '--with', `${bob}`]);
  await until(a, 'out', '/quit ends it');
  const proxy = running.proxies[running.serverOf(alice)];
  proxy?.cut();
  await until(a, 'out', 'disconnected: ');
  a.type('patience\n');
  proxy?.heal();
  await until(a, 'out', 'connected again');
  await until(a, 'out', 'you ✓: patience');
});

test('texts do not steer the terminal', async () => {
  const [alice, bob] = users(0, 1);
  const listener = new Cli(['listen', '--user', `${bob}`]);
  await until(listener, 'err', 'listening');
  await send(alice, bob, 'two\nlines \u001b[31mred\u0007');
  await until(listener, 'out', 'two\n    lines \u{FFFD}[31mred\u{FFFD}\n');
});

test('an output that is not read any more ends the program quietly', async () => {
  const [alice, bob] = users(0, 1);
  const listener = new Cli(['listen', '--user', `${bob}`]);
  await until(listener, 'err', 'listening');
  listener.stopReading();
  await send(alice, bob, 'nobody reads this');
  expect(await listener.exit).toBe(0);
  expect(listener.err).not.toContain('rror');
});

describe('an older Node', () => {
  test('runs the one of the project, which gets input, signals and gives its exit code', async () => {
    const [alice, bob] = users(0, 1);
    const old = [process.execPath, '--no-strip-types'];
    const failing = new Cli(['send', '--user', '0'], {}, old);
    expect(await failing.exit).toBe(2);
    expect(failing.err).toContain("error: option '--user <who>' argument '0' is invalid.");
    const chat = new Cli(['chat', '--user', `${alice}`, '--with', `${bob}`], {}, old);
    chat.type('hello\n');
    await until(chat, 'out', 'you ✓: hello');
    chat.endInput();
    expect(await chat.exit).toBe(0);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const listener = new Cli(['listen', '--user', `${bob}`], {}, old);
      await until(listener, 'err', 'listening');
      listener.kill(signal);
      expect(await listener.exit).toBe(0);
      expect(listener.err).toContain('to go on from here');
    }
  });

  const system = spawnSync('/usr/bin/node', ['--version'], { encoding: 'utf8' });
  (system.status === 0 ? test : test.skip)(`such as ${system.stdout?.trim()} of the system`, async () => {
    const cli = new Cli(['send', '--help'], {}, ['/usr/bin/node']);
    expect(await cli.exit).toBe(0);
    expect(cli.out).toContain('./cecochat send --user 1 --to 2 hello');
  });
});

describe('status', () => {
  const report = {
    epoch: 7, partitionCount: 4, services: [{ name: 'connect', kind: 'connect', state: 'ready', pid: 123, address: '127.0.0.1:24000', restarts: 0 }],
    servers: [], lag: { records: 0, gaps: 0, partitions: [] }, stores: [], conditions: [], handovers: [], finished: [], operators: [],
    manifest: { file: 'chatcluster.yaml', revision: 'r', problems: [] },
  };

  async function withStatus<T>(answer: { readonly code?: number; readonly body: string }, use: (url: string) => Promise<T>): Promise<T> {
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/api/status' ? (answer.code ?? 200) : 404).end(answer.body);
    });
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    try {
      return await use(`http://127.0.0.1:${port}`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  const status = (args: readonly string[], body: string, code?: number) =>
    withStatus({ body, ...(code !== undefined && { code }) }, (url) => run(['status', ...args], { CECOCHAT_STATUS_URL: url }));

  test('is a table, or JSON, with colours only where they are wanted', async () => {
    await withStatus({ body: JSON.stringify({ ...report, later: true }) }, async (url) => {
      const env = { CECOCHAT_STATUS_URL: url };
      expect((await run(['status'], env)).out).toContain('\nconnect  connect  ready  123  127.0.0.1:24000         0\n');
      expect(JSON.parse((await run(['status', '--json'], env)).out)).toEqual(report);
      expect((await run(['status'], { ...env, FORCE_COLOR: '1' })).out).toContain('\u001b[32mready');
    });
  });

  test.each([
    ['no JSON', 200, 'the answer is not JSON'],
    ['{"epoch":1}', 200, 'does not answer as a local platform does: partitionCount: '],
    ['{}', 500, 'status 500'],
  ])('an answer %p with status %p is an error', async (body, code, problem) => {
    const outcome = await status([], body, code);
    expect(outcome).toMatchObject({ code: 1, out: '' });
    expect(outcome.err).toMatch(new RegExp(`^error: .*(${problem}).*\n$`));
  });

  test('says how to start a platform when there is none', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    expect(await run(['status'], { CECOCHAT_STATUS_URL: url })).toEqual({
      code: 1, out: '', err: `error: no local platform answers at ${url} (ECONNREFUSED): \`make run\` starts one, CECOCHAT_STATUS_URL names another\n`,
    });
    expect(await run(['status'], { CECOCHAT_STATUS_URL: 'nowhere' })).toMatchObject({ code: 1, err: expect.stringContaining('must be an http URL') });
  });
});

describe('errors are one line that says what to do', () => {
  const failing = async (args: readonly string[], env?: Readonly<Record<string, string>>) => {
    const { code, out, err } = await run(args, env);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^error: [^\n]+\n$/);
    return err;
  };

  test('no platform', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const problem = `error: ${url} does not answer: ECONNREFUSED; is the platform running? \`make run\` starts one here, --url names another\n`;
    for (const args of [['token'], ['send', '--to', '2', 'x'], ['listen'], ['chat', '--with', '2'], ['history']]) {
      expect(await failing([...args, '--user', '1', '--url', url])).toBe(problem);
    }
  });

  test('tokens that are wrong, expired, or of somebody else', async () => {
    const [alice, bob] = users(0, 1);
    const expired = await running.tokenOf(alice, { expiresInSeconds: -60 });
    const forged = await running.tokenOf(alice, { signedBy: 'forger' });
    const hint = 'give a valid one with --token-file, --token or CECOCHAT_TOKEN, or none to ask the development issuer\n';
    const as = ['--user', `${alice}`];
    expect(await failing(['listen', ...as, '--token', expired])).toBe(`error: authorization holds an expired token; ${hint}`);
    expect(await failing(['history', ...as], { CECOCHAT_TOKEN: forged })).toBe(`error: authorization holds a token whose signature is wrong; ${hint}`);
    expect(await failing(['send', ...as, '--to', '2', '--token', 'x', 'text'])).toBe(`error: the token is no JWT; ${hint}`);
    const theirs = await running.tokenOf(bob);
    expect(await failing(['chat', ...as, '--with', '2', '--token', theirs])).toBe(
      `error: the token is for user ${bob}: give that one with --user, or another token\n`,
    );
  });

  test('texts that the platform refuses', async () => {
    const [alice, bob] = users(0, 1);
    const as = ['--user', `${alice}`];
    expect(await failing(['send', ...as, '--to', `${bob}`, ''])).toBe('error: text must not be empty\n');
    expect(await failing(['send', ...as, '--to', `${bob}`, 'x'.repeat(8_193)])).toBe('error: text must be at most 8192 bytes of UTF-8\n');
  });

  test('a second session of the same device ends the first', async () => {
    const [alice] = users(0);
    const first = new Cli(['listen', '--user', `${alice}`, '--device', 'same']);
    await until(first, 'err', 'listening');
    const second = new Cli(['listen', '--user', `${alice}`, '--device', 'same']);
    expect(await first.exit).toBe(1);
    expect(first.err).toContain('error: device "same" opened another stream; give this one another name with --device\n');
    second.kill('SIGTERM');
    expect(await second.exit).toBe(0);
  });
});
