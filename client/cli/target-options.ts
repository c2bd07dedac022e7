import type { GroupId, Target } from '@cecochat/contracts';
import { Option, type Command } from 'commander';
import type { Caller } from './account/index.ts';
import { CliError } from './failure.ts';
import { parseGroup } from './numbers.ts';
import { parseWho, type Who } from './who.ts';

/** A user, by an option of that name, or a group. */
export type TargetOptions<Name extends string> = { readonly [Key in Name]?: Who } & { readonly group?: GroupId };

/** Adds the options that name a user or a group. */
export function addTargetOptions(
  command: Command, name: string, help: { readonly user: string; readonly group: string },
): Command {
  return command
    .addOption(new Option(`--${name} <who>`, `${help.user}, by name or id`).argParser(parseWho).conflicts('group'))
    .addOption(new Option('--group <id>', help.group).argParser(parseGroup))
    .hook('preAction', (_, used) => {
      const options = used.opts<Readonly<Record<string, unknown>>>();
      const isArgument = used.registeredArguments[0]?.name() === 'who' && used.processedArgs[0] !== undefined;
      if (options[name] === undefined && options['group'] === undefined && !isArgument)
        used.error(`error: required option '--${name} <who>' or '--group <id>' not specified`);
    });
}

/** Of the options of a command that has them: one of them is there. */
export async function targetOf<Name extends string>(
  caller: Caller,
  options: TargetOptions<Name>,
  name: Name,
): Promise<Target> {
  if (options.group !== undefined) return { group: options.group };
  return { receiver: await caller.names.userOf(options[name] as Who) };
}

/** The options of a command that takes the user as an argument as well. Throws a CliError where both are given. */
export function takesWho<
  Name extends string,
  Options extends { readonly [Key in Name]?: Who } & { readonly group?: GroupId },
>(options: Options, name: Name, who: Who | undefined): Options {
  if (who === undefined) return options;
  if (options[name] !== undefined || options.group !== undefined)
    throw new CliError(`give one of WHO, --${name} and --group`);
  return { ...options, [name]: who };
}
