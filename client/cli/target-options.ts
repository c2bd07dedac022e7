import type { GroupId, Target, UserId } from '@cecochat/contracts';
import { Option, type Command } from 'commander';
import { parseGroup, parseUser } from './numbers.ts';

/** A user, by an option of that name, or a group. */
export type TargetOptions<Name extends string> = { readonly [Key in Name]?: UserId } & { readonly group?: GroupId };

/** Adds the options that name a user or a group. */
export function addTargetOptions(
  command: Command, name: string, help: { readonly user: string; readonly group: string },
): Command {
  return command
    .addOption(new Option(`--${name} <id>`, help.user).argParser(parseUser).conflicts('group'))
    .addOption(new Option('--group <id>', help.group).argParser(parseGroup))
    .hook('preAction', (_, used) => {
      const options = used.opts<Readonly<Record<string, unknown>>>();
      if (options[name] === undefined && options['group'] === undefined) used.error(`error: required option '--${name} <id>' or '--group <id>' not specified`);
    });
}

/** Of the options of a command that has them: one of them is there. */
export function targetOf<Name extends string>(options: TargetOptions<Name>, name: Name): Target {
  if (options.group !== undefined) return { group: options.group };
  return { receiver: options[name] as UserId };
}
