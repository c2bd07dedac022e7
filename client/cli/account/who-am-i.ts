import type { Command } from 'commander';
import { addUserOptions, type UserOptions } from '../options.ts';
import { writeLine, jsonLine } from '../output.ts';
import { asCaller } from './caller.ts';

export function registerWhoAmI(program: Command): void {
  addUserOptions(program.command('whoami'))
    .description('Print the user that commands act for.')
    .option('--json', 'print it as JSON')
    .addHelpText('after', '\nExamples:\n  $ ./cecochat whoami\n  $ ./cecochat whoami --user ann --json')
    .action((options: UserOptions & { readonly json?: boolean }) => asCaller(options, async ({ user, name, names }) => {
      const json = { user: user.toString(), name, url: options.url.origin };
      const line = name === undefined ? names.called(user) : `${names.nameOf(user)} (user ${user})`;
      await writeLine(options.json === true ? jsonLine(json) : `${line} at ${options.url.origin}`);
    }));
}
