import { History } from '@cecochat/client-node';
import type { Command } from 'commander';
import { asCaller, type Caller } from './account/index.ts';
import { openSession } from './open-session.ts';
import { addDeviceOptions, type DeviceOptions } from './options.ts';
import { writeLine, jsonLine } from './output.ts';
import { withDeadline } from './with-deadline.ts';

interface PrivacyOptions extends DeviceOptions {
  readonly privateReceipts?: boolean;
  readonly json?: boolean;
}

export function registerPrivacy(program: Command): void {
  addDeviceOptions(program.command('privacy'))
    .description('Show what others see of the user, or set it for all devices of the user.')
    .option('--private-receipts', 'others do not see what the user has seen')
    .option('--no-private-receipts', 'the other user of a dialog sees what the user has seen')
    .option('--json', 'print it as JSON')
    .addHelpText('after', '\nExamples:\n  $ ./cecochat privacy\n  $ ./cecochat privacy --user 1 --private-receipts')
    .action((options: PrivacyOptions) => asCaller(options, (caller) => privacy(caller, options)));
}

async function privacy(caller: Caller, options: PrivacyOptions): Promise<void> {
  const { privateReceipts: wanted, json } = options;
  const isPrivate = wanted ?? (await read(caller));
  if (wanted !== undefined) await set(caller, options, wanted);
  const words = `receipts are ${isPrivate ? 'private' : 'public'}`;
  await writeLine(json === true ? jsonLine({ privateReceipts: isPrivate }) : words);
}

async function read(caller: Caller): Promise<boolean> {
  const history = new History(caller.access());
  try {
    return (await history.listConversations({ count: 1 })).user.hasPrivateReceipts;
  } finally {
    history.close();
  }
}

async function set(caller: Caller, options: PrivacyOptions, hasPrivateReceipts: boolean): Promise<void> {
  const session = await openSession(caller, options, { onEvent: () => undefined });
  try {
    await withDeadline(session.setUser({ hasPrivateReceipts }), 'the setting was not acknowledged');
  } finally {
    await session.close();
  }
}
