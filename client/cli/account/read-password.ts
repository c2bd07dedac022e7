import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { Option } from 'commander';
import { CliError } from '../failure.ts';

export interface PasswordOptions {
  readonly passwordFile?: string;
}

/** There is no option for the password itself: other users of the machine can see arguments. */
export const passwordFileOption = (): Option =>
  new Option(
    '--password-file <file>',
    'a file with the password, or - for standard input; without it the password is typed',
  );

/**
 * The password: of the file, or typed at the terminal without being shown, or the first line of a standard input that
 * is not a terminal. `isNew` has it typed twice.
 */
export async function readPassword({ passwordFile }: PasswordOptions, isNew: boolean): Promise<string> {
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
