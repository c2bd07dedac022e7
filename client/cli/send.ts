import { text as readText } from 'node:stream/consumers';
import { timeOfId } from '@cecochat/contracts';
import type { Command } from 'commander';
import { asCaller, type Caller } from './account/index.ts';
import { openSession } from './open-session.ts';
import { addDeviceOptions, type DeviceOptions } from './options.ts';
import { addTargetOptions, targetOf, type TargetOptions } from './target-options.ts';
import { writeLine, jsonLine } from './output.ts';
import { withDeadline } from './with-deadline.ts';

type SendOptions = DeviceOptions & TargetOptions<'to'> & { readonly json?: boolean };

export function registerSend(program: Command): void {
  addTargetOptions(addDeviceOptions(program.command('send')), 'to', {
    user: 'who gets it', group: 'the group that gets it',
  })
    .description('Send one message, and wait until it is durable.')
    .argument(
      '[text...]',
      'the message; several words become one text; without one, or with -, it is read from standard input',
    )
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ ./cecochat send --to bob hello\n  $ ./cecochat send --user 1 --to 2 hello\n  $ ./cecochat ' +
        'send --user 1 --to 2 --json "how are you?"\n  $ ./cecochat send --user 1 --group 4611 hello\n  $ uptime | ' +
        './cecochat send --user 1 --to 2',
    )
    .action((words: string[], options: SendOptions) => asCaller(options, (caller) => send(caller, words, options)));
}

async function send(caller: Caller, words: readonly string[], options: SendOptions): Promise<void> {
  const { receiver, group } = await targetOf(caller, options, 'to');
  const text = await textOf(words);
  const session = await openSession(caller, options, { onEvent: () => undefined });
  try {
    const outcome = session.send(group === undefined ? receiver : { group }, text);
    const sent = await withDeadline(outcome, 'the message was not acknowledged');
    const messageId = sent.messageId.toString();
    const json = {
      messageId,
      sentAt: new Date(timeOfId(sent.messageId)).toISOString(),
      device: options.device, sequence: sent.sequence,
    };
    const place = group === undefined ? caller.names.nameOf(receiver) : `group ${group}`;
    await writeLine(options.json === true ? jsonLine(json) : `sent to ${place} as message ${messageId}`);
  } finally {
    await session.close();
  }
}

/** The last line break of an input belongs to the shell, not to the message. */
async function textOf(words: readonly string[]): Promise<string> {
  const isInput = words.length === 0 || (words.length === 1 && words[0] === '-');
  if (!isInput) return words.join(' ');
  if (process.stdin.isTTY) process.stderr.write('type the message, Ctrl-D ends it\n');
  return (await readText(process.stdin)).replace(/\r?\n$/, '');
}
