import { offset } from '@cecochat/contracts';
import type { Command } from 'commander';
import { connectionNotes } from './connection-notes.ts';
import { describeEvent, describeGap, describeGroupGap, eventAsJson } from './event-lines.ts';
import { onInterrupt } from './on-interrupt.ts';
import { openSession } from './open-session.ts';
import { parseNatural } from './numbers.ts';
import { addDeviceOptions, type DeviceOptions } from './options.ts';
import { writeLine } from './output.ts';
import { jsonLine } from './printable.ts';

interface ListenOptions extends DeviceOptions {
  readonly cursor?: number;
  readonly json?: boolean;
}

export function registerListen(program: Command): void {
  addDeviceOptions(program.command('listen'))
    .description('Print what is sent to the user and by the user, as it happens, until Ctrl-C.')
    .option('--cursor <offset>', 'begin there instead of now; 0 for everything', parseNatural)
    .option('--json', 'print each event as a line of JSON')
    .addHelpText('after', '\nExamples:\n  $ ./cecochat listen --user 2\n  $ ./cecochat listen --user 2 --cursor 0 --json | jq .text')
    .action(listen);
}

async function listen(options: ListenOptions): Promise<void> {
  const session = await openSession(options, {
    ...(options.cursor !== undefined && { cursor: offset(options.cursor) }),
    onGap: (gap) => note(describeGap(gap)),
    onGroupGap: (gap) => note(describeGroupGap(gap)),
    onStatus: connectionNotes(note),
  });
  note(`listening as user ${options.user}, Ctrl-C ends it`);
  const release = onInterrupt(() => void session.close());
  try {
    for await (const event of session) {
      await writeLine(options.json === true ? jsonLine(eventAsJson(event)) : describeEvent(event, Date.now()));
    }
  } finally {
    release();
    await session.close();
  }
  note(`to go on from here: --cursor ${session.cursor ?? 0}`);
}

/** For people, so that standard output has events only. */
function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
