import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { Accounts, sessionTokens, type SessionTokens } from '@cecochat/client-node';
import { ChatError } from '@cecochat/contracts';
import { Argument, InvalidArgumentError, Option, type Command } from 'commander';
import { CliError } from '../failure.ts';
import { caOption, urlOption } from '../options.ts';
import { writeLine, jsonLine, visible } from '../output.ts';
import { homeFolder, KeptSessions } from './caller.ts';

interface SignInOptions extends PasswordOptions {
  readonly url: URL;
  readonly ca?: string;
  readonly label: string;
  readonly json?: boolean;
}

const maxLabelBytes = 64;

export function registerSignUp(program: Command): void {
  signInCommand(program, 'signup')
    .description('Make an account, and sign in here: commands act for it from then on.')
    .addHelpText('after', examples('signup'))
    .action((name: string, options: SignInOptions) => signIn(name, options, true));
}

export function registerLogin(program: Command): void {
  signInCommand(program, 'login')
    .description('Sign in here by name and password: commands act for the account from then on.')
    .addHelpText('after', examples('login'))
    .action((name: string, options: SignInOptions) => signIn(name, options, false));
}

const signInCommand = (program: Command, command: string): Command => program.command(command)
  .addArgument(new Argument('<name>', 'name of the account'))
  .addOption(passwordFileOption())
  .option('--label <text>', 'how the session is shown in the list of sessions', parseLabel, parseLabel(hostname()))
  .addOption(urlOption())
  .addOption(caOption())
  .option('--json', 'print the outcome as JSON');

const examples = (command: string): string =>
  `\nExamples:\n  $ ./cecochat ${command} ann\n  $ ./cecochat ${command} ann --password-file ann.txt\n  $ pass ` +
  `cecochat | ./cecochat ${command} ann`;

/** The name of the machine may be longer than a label. */
function parseLabel(text: string): string {
  if (Buffer.byteLength(text) <= maxLabelBytes) return text;
  if (text === hostname()) return Buffer.from(text).subarray(0, maxLabelBytes).toString().replace(/\u{FFFD}+$/u, '');
  throw new InvalidArgumentError(`It must be at most ${maxLabelBytes} bytes.`);
}

async function signIn(name: string, options: SignInOptions, isNew: boolean): Promise<void> {
  const { url, ca, label, json } = options;
  const sessions = new KeptSessions(homeFolder(process.env), url);
  const password = await readPassword(options, isNew);
  const accounts = new Accounts({ url, ca });
  try {
    const credentials = { name, password, label };
    const tokens = await (isNew ? accounts.signUp(credentials) : accounts.signIn(credentials));
    const earlier = await keep(sessions, tokens);
    await sessions.use(tokens.name);
    if (earlier !== undefined) await endEarlier(options, tokens, earlier);
    const { user, name: shown } = tokens;
    await writeLine(
      json === true
        ? jsonLine({ user: user.toString(), name: shown })
        : `${isNew ? 'signed up' : 'signed in'} as ${visible(shown)}`,
    );
  } finally {
    accounts.close();
  }
}

/** Returns the id of the session that was kept of the account before. */
function keep(sessions: KeptSessions, tokens: SessionTokens): Promise<string | undefined> {
  return sessions.storeOf(tokens.name).change(async (kept, save) => {
    await save(tokens);
    return kept?.user === tokens.user ? kept.sessionId : undefined;
  });
}

/** It has no use any more. One that cannot be ended now ends by itself. */
async function endEarlier(
  { url, ca }: SignInOptions,
  { accessToken }: SessionTokens,
  sessionId: string,
): Promise<void> {
  const accounts = new Accounts({ url, ca, token: accessToken });
  await accounts
    .endSession(sessionId)
    .catch(() => undefined)
    .finally(() => accounts.close());
}

interface LogoutOptions {
  readonly url: URL;
  readonly ca?: string;
}

export function registerLogout(program: Command): void {
  program.command('logout')
    .description('End the session of an account here.')
    .addArgument(new Argument('[name]', 'name of the account; the current one unless given'))
    .addOption(urlOption())
    .addOption(caOption())
    .addHelpText('after', '\nExamples:\n  $ ./cecochat logout\n  $ ./cecochat logout ann')
    .action(logout);
}

async function logout(given: string | undefined, { url, ca }: LogoutOptions): Promise<void> {
  const sessions = new KeptSessions(homeFolder(process.env), url);
  const name = given ?? (await sessions.current());
  const store = name === undefined ? undefined : sessions.storeOf(name);
  if (name === undefined || store === undefined || (await store.read()) === undefined) {
    await writeLine(name === undefined ? 'no account is signed in here' : `${visible(name)} is not signed in here`);
    return;
  }
  const accounts = new Accounts({ url, ca, token: async () => source() });
  const source = sessionTokens({ accounts, store });
  try {
    await accounts.signOut();
  } catch (error) {
    const { code } = ChatError.from(error);
    if (code !== 'session-ended' && code !== 'unauthenticated') throw error; // It is over all the same.
  } finally {
    accounts.close();
  }
  await sessions.forget(name);
  await writeLine(`signed out ${visible(name)}`);
}

interface PasswordOptions {
  readonly passwordFile?: string;
}

/** There is no option for the password itself: other users of the machine can see arguments. */
const passwordFileOption = (): Option =>
  new Option(
    '--password-file <file>',
    'a file with the password, or - for standard input; without it the password is typed',
  );

/**
 * The password: of the file, or typed at the terminal without being shown, or the first line of a standard input that
 * is not a terminal. `isNew` has it typed twice.
 */
async function readPassword({ passwordFile }: PasswordOptions, isNew: boolean): Promise<string> {
  if (passwordFile !== undefined && passwordFile !== '-')
    return required(withoutLineBreak(readSecret(passwordFile)), `the password file ${passwordFile} is empty`);
  if (passwordFile === '-' || !process.stdin.isTTY)
    return required(withoutLineBreak(await readText(process.stdin)), 'standard input has no password');
  const password = required(await typed('password: '), 'no password was typed');
  if (isNew && (await typed('the same again: ')) !== password) throw new CliError('the two passwords differ');
  return password;
}

function required(password: string, problem: string): string {
  if (password === '') throw new CliError(problem);
  return password;
}

/** A line break at the end belongs to the file, and so does what follows the first line. */
const withoutLineBreak = (text: string): string => text.split(/\r?\n/, 1)[0] ?? '';

function readSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CliError(`the password file cannot be read: ${Error.isError(error) ? error.message : String(error)}`);
  }
}

/** Reads a line that the terminal does not show. */
async function typed(prompt: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true, historySize: 0 });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  lines.on('line', resolve);
  lines.on('close', () => reject(new CliError('no password was typed'))); // Ctrl-C or Ctrl-D.
  process.stderr.write(prompt);
  try {
    return await promise;
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
