import { text as readText } from 'node:stream/consumers';
import { timeOfId, type UserId } from '@cecochat/contracts';
import type { Command } from 'commander';
import { CliError } from './failure.ts';
import { openSession } from './open-session.ts';
import { parseUser } from './numbers.ts';
import { addDeviceOptions, type DeviceOptions } from './options.ts';
import { writeLine } from './output.ts';
import { jsonLine } from './printable.ts';

interface SendOptions extends DeviceOptions {
  readonly to: UserId;
  readonly json?: boolean;
}

const deadlineMs = 20_000;

export function registerSend(program: Command): void {
  addDeviceOptions(program.command('send'))
    .description('Send one message, and wait until it is durable.')
    .argument('[text...]', 'the message; several words become one text; without one, or with -, it is read from standard input')
    .requiredOption('--to <id>', 'who gets it', parseUser)
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', '\nExamples:\n  $ ./cecochat send --user 1 --to 2 hello\n  $ ./cecochat send --user 1 --to 2 --json "how are you?"\n  $ uptime | ./cecochat send --user 1 --to 2')
    .action(async (words: string[], options: SendOptions) => {
      const text = await textOf(words);
      const session = await openSession(options, { onEvent: () => undefined });
      try {
        const sent = await withDeadline(session.send(options.to, text));
        const messageId = sent.messageId.toString();
        const json = { messageId, sentAt: new Date(timeOfId(sent.messageId)).toISOString(), device: options.device, sequence: sent.sequence };
        await writeLine(options.json === true ? jsonLine(json) : `sent to ${options.to} as message ${messageId}`);
      } finally {
        await session.close();
      }
    });
}

/** The last line break of an input belongs to the shell, not to the message. */
async function textOf(words: readonly string[]): Promise<string> {
  const isInput = words.length === 0 || (words.length === 1 && words[0] === '-');
  if (!isInput) return words.join(' ');
  if (process.stdin.isTTY) process.stderr.write('type the message, Ctrl-D ends it\n');
  return (await readText(process.stdin)).replace(/\r?\n$/, '');
}

async function withDeadline<T>(outcome: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const error = new CliError(`the message was not acknowledged within ${deadlineMs / 1000} s; it may still arrive: look with \`cecochat history\``);
  const timer = setTimeout(() => reject(error), deadlineMs);
  try {
    return await Promise.race([outcome, late]);
  } finally {
    clearTimeout(timer);
  }
}
