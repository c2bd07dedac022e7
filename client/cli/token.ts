import { endTokens, requestToken } from '@cecochat/client-node';
import { userId, type UserId } from '@cecochat/contracts';
import { Option, type Command } from 'commander';
import { asCaller } from './account/index.ts';
import { CliError } from './failure.ts';
import { parseUser } from './numbers.ts';
import {
  addUserOptions, adminTokenFileOption, adminTokenOption, caOption, readTokenFile, urlOption, type UserOptions,
} from './options.ts';
import { writeLine, visible, jsonLine } from './output.ts';

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

interface RevokeOptions {
  readonly user?: UserId;
  readonly token?: string;
  readonly adminToken?: string;
  readonly adminTokenFile?: string;
  readonly url: URL;
  readonly ca?: string;
}

/** The development issuer gives a token of an administrator to every caller, for any user. */
const anyUser = userId(1);

export function registerRevoke(program: Command): void {
  program
    .command('revoke')
    .description(
      'End the tokens of a user, or one token, before their time: streams are closed, and a new token is needed.',
    )
    .addOption(new Option('--user <id>', 'end every token that the user has now').argParser(parseUser))
    .addOption(new Option('--token <id>', 'end the token with this id (its claim "jti")'))
    .addOption(adminTokenOption())
    .addOption(adminTokenFileOption())
    .addOption(urlOption())
    .addOption(caOption())
    .addHelpText(
      'after',
      '\nExamples:\n  $ ./cecochat revoke --user 2001\n  $ ./cecochat revoke --token ' +
        '2f1c9a4e-7f0e-4f6c-9d0a-7b1f6f1c2d3e',
    )
    .action(async ({ user, token, adminToken, adminTokenFile, url, ca }: RevokeOptions) => {
      if ((user === undefined) === (token === undefined)) throw new CliError('give one of --user and --token');
      const given = adminTokenFile === undefined ? adminToken : readTokenFile(adminTokenFile);
      const admin = given ?? (await requestToken(url, anyUser, { ca, isAdmin: true }));
      await endTokens(url, admin, user === undefined ? { token: token ?? '' } : { user: user.toString() }, { ca });
      await writeLine(
        user === undefined ? `token ${jsonLine(token)} has ended` : `the tokens that user ${user} has now have ended`,
      );
    });
}
