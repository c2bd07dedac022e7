import type { ConversationSettings, Target } from '@cecochat/contracts';
import { Argument, InvalidArgumentError, Option, type Command } from 'commander';
import { asCaller, type Caller } from './account/index.ts';
import { CliError } from './failure.ts';
import { openSession } from './open-session.ts';
import { addDeviceOptions, type DeviceOptions } from './options.ts';
import { writeLine } from './output.ts';
import { addTargetOptions, takesWho, targetOf, type TargetOptions } from './target-options.ts';
import { parseWho, type Who } from './who.ts';
import { withDeadline } from './with-deadline.ts';

interface Flags {
  /** Milliseconds, or forever; false for --no-mute. */
  readonly mute?: number | false;
  readonly pin?: boolean;
  readonly archive?: boolean;
  readonly unread?: boolean;
}

type SetOptions = DeviceOptions & TargetOptions<'with'> & Flags;

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

export function registerSet(program: Command): void {
  const help = { user: 'the other user of the dialog', group: 'the group' };
  addTargetOptions(addDeviceOptions(program.command('set')), 'with', help)
    .description('Mute, pin or archive a conversation, or mark it as unread, on all devices of the user.')
    .addArgument(new Argument('[who]', 'the same as --with').argParser(parseWho))
    .addOption(
      new Option('--mute <time>', 'no notifications for so long: 30m, 8h, 7d, forever').argParser(parseDuration),
    )
    .option('--no-mute', 'with notifications')
    .option('--pin', 'before the others in the list')
    .option('--no-pin', 'in its place')
    .option('--archive', 'not in the list, but in that of --archived')
    .option('--no-archive', 'in the list')
    .option('--unread', 'shown as unread')
    .option('--no-unread', 'shown as it is')
    .addHelpText(
      'after',
      `
Examples:
  $ ./cecochat set bob --pin
  $ ./cecochat set --user 1 --with 2 --mute 8h
  $ ./cecochat set --user 1 --group 4611 --archive --no-mute`,
    )
    .action((who: Who | undefined, options: SetOptions) => {
      const chosen = takesWho(options, 'with', who);
      return asCaller(chosen, (caller) => set(caller, chosen));
    });
}

async function set(caller: Caller, options: SetOptions): Promise<void> {
  const settings = settingsOf(options, Date.now());
  const target = await targetOf(caller, options, 'with');
  const session = await openSession(caller, options, { onEvent: () => undefined });
  try {
    await withDeadline(session.setConversation(nameOf(target), settings), 'the setting was not acknowledged');
    const place = target.group === undefined ? caller.names.called(target.receiver) : `group ${target.group}`;
    await writeLine(`set for ${place}`);
  } finally {
    await session.close();
  }
}

const nameOf = ({ receiver, group }: Target) => (group === undefined ? { other: receiver } : { group });

/** Pure: what the options set. Throws a CliError where they set nothing. */
export function settingsOf({ mute, pin, archive, unread }: Flags, nowMs: number): ConversationSettings {
  const settings = {
    ...(mute !== undefined && { mutedUntilMs: mute === false ? 0 : Math.min(nowMs + mute, Number.MAX_SAFE_INTEGER) }),
    ...(pin !== undefined && { isPinned: pin }),
    ...(archive !== undefined && { isArchived: archive }),
    ...(unread !== undefined && { isMarkedUnread: unread }),
  };
  if (Object.keys(settings).length > 0) return settings;
  throw new CliError('give one of --mute, --pin, --archive and --unread, or of --no-mute and so on');
}

/** In milliseconds. Throws an InvalidArgumentError. */
export function parseDuration(text: string): number {
  if (text === 'forever') return Number.MAX_SAFE_INTEGER;
  const [, number, unit] = /^(\d{1,6})([mhd])$/.exec(text) ?? [];
  const ms = Number(number) * (units[unit ?? ''] ?? 0);
  if (ms > 0) return ms;
  throw new InvalidArgumentError('It must be a number of minutes, hours or days such as 30m, 8h or 7d, or forever.');
}
