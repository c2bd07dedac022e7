import { ChatError } from '@cecochat/contracts';
import { CommanderError } from 'commander';
import { MachineError } from '../machine/index.ts';

/** What a user can do about it, where that is not in the message already. */
const advice: Partial<Record<ChatError['code'], string>> = {
  unauthenticated: 'give a valid one with --token or CECOCHAT_TOKEN, or neither to ask the development issuer',
  replaced: 'give this one another name with --device',
  'device-limit': 'close another one first',
};

/** What a user can do about what the network says. */
const hints: readonly (readonly [RegExp, string])[] = [
  [/ECONNREFUSED|ENOTFOUND|EHOSTUNREACH/, 'is the platform running? `make run` starts one here, --url names another'],
  [/certificate that is not trusted/, '--ca names the file of the authority that signed it'],
  [/does not speak TLS/, 'try --url with http'],
];

/** A failure in words of the command line, which says what to do. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

/** Says what went wrong, in a line for each problem, unless it is said already; 1 for a failure, 2 for wrong usage, 0 for asked-for help. */
export function exitCodeOf(error: unknown, say: (line: string) => void): 0 | 1 | 2 {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  for (const line of describeFailure(error).split('\n')) say(`error: ${line}`);
  return 1;
}

export function describeFailure(error: unknown): string {
  if (error instanceof CliError || error instanceof MachineError) return error.message;
  const { code, message } = ChatError.from(error);
  const hint = hints.find(([pattern]) => pattern.test(message))?.[1] ?? advice[code];
  return hint === undefined ? oneLine(message) : `${oneLine(message)}; ${hint}`;
}

const oneLine = (text: string) => text.replaceAll(/\s*\n\s*/g, ' ');
