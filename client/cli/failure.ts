import { ChatError } from '@cecochat/contracts';
import { CommanderError } from 'commander';
// Not by the index of the folder: commands of a device start without the rest of it.
import { MachineError } from '../machine/machine-error.ts';
import { visible } from './output.ts';

/** Advice for the user, where the message does not contain it already. */
const advice: Partial<Record<ChatError['code'], string>> = {
  unauthenticated:
    'give a valid one with --token-file, --token or CECOCHAT_TOKEN, or none to ask the development issuer',
  replaced: 'give this one another name with --device',
  'sequence-reused': 'give this one another name with --device',
  'device-limit': 'close another one first',
  'session-ended': 'sign in again with `cecochat login NAME`',
  'name-taken': 'choose another name',
  suspended: 'ask those who run the platform',
  'sign-up-closed': 'its operators open it with `spec.accounts.signUp`',
};

/** Advice for the user on errors of the network. */
const hints: readonly (readonly [RegExp, string])[] = [
  [/ECONNREFUSED|ENOTFOUND|EHOSTUNREACH/, 'is the platform running? `make run` starts one here, --url names another'],
  [/certificate that is not trusted/, '--ca names the file of the authority that signed it'],
  [/name a service of accounts/, 'its users have tokens of another issuer: give one with --token-file'],
  [/does not speak TLS/, 'try --url with http'],
];

/** A failure in words of the command line, with what to do about it. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

/**
 * Reports the error, in a line for each problem, unless it is reported already. Returns 1 for a failure, 2 for wrong
 * usage, 0 for requested help.
 */
export function exitCodeOf(error: unknown, say: (line: string) => void): 0 | 1 | 2 {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  for (const line of describeFailure(error).split('\n')) say(`error: ${line}`);
  return 1;
}

export function describeFailure(error: unknown): string {
  if (error instanceof CliError || error instanceof MachineError) return visible(error.message);
  const { code, message } = ChatError.from(error);
  const hint = hints.find(([pattern]) => pattern.test(message))?.[1] ?? advice[code];
  return hint === undefined ? oneLine(message) : `${oneLine(message)}; ${hint}`;
}

const oneLine = (text: string) => visible(text.replaceAll(/\s*\n\s*/g, ' '));
