import type { Command } from 'commander';
import { addUserOptions, tokenFor, type UserOptions } from './options.ts';
import { writeLine } from './output.ts';
import { visible } from './printable.ts';

export function registerToken(program: Command): void {
  addUserOptions(program.command('token'))
    .description('Print a token for a user, from the development issuer.')
    .addHelpText('after', '\nExamples:\n  $ ./cecochat token --user 1\n  $ curl -H "authorization: Bearer $(./cecochat token --user 1)" http://127.0.0.1:24000/api/connect')
    .action(async (options: UserOptions) => {
      const token = tokenFor(options);
      await writeLine(visible(typeof token === 'string' ? token : await token()));
    });
}
