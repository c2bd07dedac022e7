import type { Command } from 'commander';
import { asCaller } from './account/index.ts';
import { addUserOptions, type UserOptions } from './options.ts';
import { writeLine } from './output.ts';
import { visible } from './printable.ts';

export function registerToken(program: Command): void {
  addUserOptions(program.command('token'))
    .description('Print a token for a user: from the development issuer, or of the session of an account.')
    .addHelpText(
      'after',
      '\nExamples:\n  $ ./cecochat token --user 1\n  $ curl -H "authorization: Bearer $(./cecochat token --user ' +
        '1)" http://127.0.0.1:24000/api/connect',
    )
    .action((options: UserOptions) =>
      asCaller(options, async (caller) => {
        const { token } = caller.access();
        await writeLine(visible(typeof token === 'string' ? token : await token()));
      }),
    );
}
