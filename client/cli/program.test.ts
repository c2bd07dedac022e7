import type { CommanderError } from 'commander';
import { exitCodeOf } from './failure.ts';
import { runProgram } from './program.ts';

/** The output of a command line before any command begins, and its exit code. */
async function read(args: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const output = { writeOut: (text: string) => out.push(text), writeErr: (text: string) => err.push(text) };
  const error: unknown = await runProgram(args, output).then(() => undefined, (failure: CommanderError) => failure);
  return { code: error === undefined ? undefined : exitCodeOf(error, (line) => err.push(line)), out: out.join(''), err: err.join('') };
}

test.each([
  [['send', '--user', '1', 'text'], "required option '--to <who>' or '--group <id>' not specified"],
  [['chat'], "required option '--with <who>' or '--group <id>' not specified"],
  [['send', '--user', '1', '--to', '-2', 'text'], "option '--to <who>' argument '-2' is invalid. It must be a user id, 1.."],
  [['listen', '--user', '@me'], "option '--user <who>' argument '@me' is invalid. It must be a user id, 1.."],
  [['contacts', 'invite', ''], "command-argument value '' is invalid for argument 'who'. It must be a user id, 1.."],
  [['signup', 'ann', 'secret'], "too many arguments for 'signup'. Expected 1 argument but got 2: ann, secret."],
  [['login', 'ann', '--label', 'x'.repeat(65)], "option '--label <text>' argument 'x"],
  [['listen', '--user', '1', '--cursor', '-1'], "option '--cursor <offset>' argument '-1' is invalid. It must be a whole number, 0 or more."],
  [['history', '--user', '1', '--all', '--count', '3'], "option '--all' cannot be used with option '--count <n>'"],
  [['history', '--user', '1', '--count', '0'], "option '--count <n>' argument '0' is invalid. It must be 1 or more."],
  [['chat', '--user', '1', '--with', '2', '--device', ''], "option '--device <name>' argument '' is invalid. It must be 1 to 64 bytes."],
  [['token', '--user', '1', '--url', 'localhost'], "option '--url <url>' argument 'localhost' is invalid. It must be an http or https URL such as "],
  [['scale', 'many'], "command-argument value 'many' is invalid for argument 'n'. It must be a whole number, 0 or more."],
  [['drill', 'nothing'], "command-argument value 'nothing' is invalid for argument 'name'. Allowed choices are scale, "],
  [['status', '--loud'], "unknown option '--loud'"],
  [['dance'], "unknown command 'dance'"],
])('%p is wrong usage: one line, and where to find help', async (args, problem) => {
  const { code, out, err } = await read(args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(`error: ${problem}`);
  expect(err.trim().split('\n')).toEqual([expect.stringMatching(/^error: /), '(see --help)']);
});

test.each(['signup', 'login', 'logout', 'whoami', 'sessions', 'contacts', 'chat', 'send', 'listen', 'history', 'status', 'plan', 'scale', 'drill', 'token', 'revoke', 'admin', 'completion'])('%s has help with an example', async (command) => {
  const { code, out, err } = await read([command, '--help']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(new RegExp(`\\$ .*\\./cecochat ${command}`));
});

test('--version prints that of the package', async () => {
  expect(await read(['--version'])).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string, err: '' });
});
