import { offset } from '@cecochat/contracts';
import type { Command } from 'commander';
import { asCaller, type Caller } from './account/index.ts';
import { connectionNotes, openSession } from './open-session.ts';
import { describeEvent, describeGap, describeGroupGap, eventAsJson, usersOf } from './event-lines.ts';
import { onInterrupt } from './with-deadline.ts';
import { parseNatural } from './numbers.ts';
import { addDeviceOptions, type DeviceOptions } from './options.ts';
import { writeLine, jsonLine } from './output.ts';

interface ListenOptions extends DeviceOptions {
  readonly cursor?: number;
  readonly json?: boolean;
}

export function registerListen(program: Command): void {
  addDeviceOptions(program.command('listen'))
    .description('Print what is sent to the user and by the user, as it happens, until Ctrl-C.')
    .option('--cursor <offset>', 'begin there instead of now; 0 for everything', parseNatural)
    .option('--json', 'print each event as a line of JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ ./cecochat listen\n  $ ./cecochat listen --user 2\n  $ ./cecochat listen --user 2 --cursor ' +
        '0 --json | jq .text',
    )
    .action((options: ListenOptions) => asCaller(options, (caller) => listen(caller, options)));
}

async function listen(caller: Caller, options: ListenOptions): Promise<void> {
  const session = await openSession(caller, options, {
    ...(options.cursor !== undefined && { cursor: offset(options.cursor) }),
    onGap: (gap) => note(describeGap(gap)),
    onGroupGap: (gap) => note(describeGroupGap(gap)),
    onStatus: connectionNotes(note),
  });
  const { names } = caller;
  note(`listening as ${names.called(caller.user)}, Ctrl-C ends it`);
  const release = onInterrupt(() => void session.close());
  try {
    for await (const event of session) {
      await names.learn(usersOf(event));
      await writeLine(
        options.json === true
          ? jsonLine(eventAsJson(event, names))
          : describeEvent(event, { nowMs: Date.now(), nameOf: names.nameOf }),
      );
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
