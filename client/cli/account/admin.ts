import { userId, type UserId } from '@cecochat/contracts';
import { requestToken, type Accounts, type Act } from '@cecochat/client-node';
import { Argument, Option, type Command } from 'commander';
import {
  adminTokenFileOption, adminTokenOption, caOption, readTokenFile, urlOption, type UserOptions,
} from '../options.ts';
import { writeLine, jsonLine, visible, dateAndTime } from '../output.ts';
import { formatTable } from '../table.ts';
import { parseWho, type Who } from '../who.ts';
import { asCaller, type Caller } from './caller.ts';

interface AdminOptions {
  /** The account of an administrator, which is signed in here. */
  readonly user?: Who;
  readonly adminToken?: string;
  readonly adminTokenFile?: string;
  readonly url: URL;
  readonly ca?: string;
  readonly json?: boolean;
  readonly reason: string;
}

/** The development issuer gives a token of an administrator to every caller, for any user. */
const anyUser = userId(1);

export function registerAdmin(program: Command): void {
  const admin = program
    .command('admin')
    .description(
      'Suspend accounts, end their sessions, reset passwords, change roles, and list what administrators did.',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ ./cecochat admin suspend bob --reason "sends advertisements"
  $ ./cecochat admin unsuspend bob
  $ ./cecochat admin reset-password bob
  $ ./cecochat admin role ann admin
  $ ./cecochat admin acts`,
    );
  for (const each of acts) registerAct(admin, each);
  registerRole(admin);
  registerActs(admin);
}

interface AdminAct {
  readonly name: string;
  readonly description: string;
  /** Resolves with what is printed, after the name. */
  readonly run: (accounts: Accounts, user: UserId, reason: string) => Promise<string>;
}

const acts: readonly AdminAct[] = [
  {
    name: 'suspend', description: 'Suspend an account: its sessions end within 5 s, and no other one begins.',
    run: async (accounts, user, reason) => {
      await accounts.setSuspended(user, true, reason);
      return 'is suspended';
    },
  },
  {
    name: 'unsuspend', description: 'End the suspension of an account.',
    run: async (accounts, user, reason) => {
      await accounts.setSuspended(user, false, reason);
      return 'is not suspended any more';
    },
  },
  {
    name: 'end-sessions', description: 'End all sessions of an account.',
    run: async (accounts, user, reason) => {
      await accounts.endSessionsOf(user, reason);
      return 'has no session any more';
    },
  },
  {
    name: 'reset-password', description: 'Give an account a random password, which is printed, and end its sessions.',
    run: async (accounts, user, reason) => `has the password ${await accounts.resetPassword(user, reason)}`,
  },
];

function addAdminOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--user <who>', 'the account of an administrator, which is signed in here')
        .conflicts(['adminToken', 'adminTokenFile'])
        .argParser(parseWho),
    )
    .addOption(adminTokenOption())
    .addOption(adminTokenFileOption())
    .addOption(urlOption())
    .addOption(caOption());
}

const addActOptions = (command: Command): Command =>
  addAdminOptions(command.addArgument(new Argument('<who>', 'the user, by name or id').argParser(parseWho)))
    .option('--reason <text>', 'for other administrators', '');

function registerAct(admin: Command, { name, description, run }: AdminAct): void {
  addActOptions(admin.command(name)).description(description)
    .action((who: Who, options: AdminOptions) => asAdmin(options, async ({ accounts, names }) => {
      const user = await names.userOf(who);
      const outcome = await run(accounts, user, options.reason);
      await writeLine(`${names.called(user)} ${outcome}`);
    }));
}

function registerRole(admin: Command): void {
  addActOptions(admin.command('role'))
    .description('Change the role of an account, within 5 s everywhere.')
    .addArgument(new Argument('<role>', 'its role from now on').choices(['user', 'admin']))
    .action((who: Who, role: 'user' | 'admin', options: AdminOptions) =>
      asAdmin(options, async ({ accounts, names }) => {
        const user = await names.userOf(who);
        await accounts.setRole(user, role, options.reason);
        await writeLine(`${names.called(user)} has the role ${role}`);
      }),
    );
}

function registerActs(admin: Command): void {
  addAdminOptions(admin.command('acts')).description('List what administrators did, the latest first.')
    .option('--json', 'print each as a line of JSON')
    .action((options: AdminOptions) => asAdmin(options, async ({ accounts, names }) => {
      const all: Act[] = [];
      for await (const act of accounts.acts()) all.push(act);
      await names.learn(all.flatMap(({ admin: by, user }) => [by, user]));
      if (options.json === true) {
        for (const { atMs, admin: by, act, user, reason } of all) {
          await writeLine(
            jsonLine({
              at: new Date(atMs).toISOString(), admin: by.toString(), act, user: user.toString(),
              name: names.knownNameOf(user), reason,
            }),
          );
        }
        return;
      }
      const rows = all.map(({ atMs, admin: by, act, user, reason }) => [
        dateAndTime(atMs), names.nameOf(by), visible(act), names.nameOf(user), visible(reason),
      ]);
      for (const line of formatTable(['AT', 'BY', 'ACT', 'USER', 'REASON'], rows)) await writeLine(line);
    }));
}

/** Does the work of a command as an administrator: of a token, of an account, or of the development issuer. */
async function asAdmin<T>(
  { user, adminToken, adminTokenFile: tokenFile, url, ca }: AdminOptions,
  work: (caller: Caller) => Promise<T>,
): Promise<T> {
  const place = { url, ...(ca !== undefined && { ca }) };
  if (user !== undefined) return asCaller({ ...place, user } satisfies UserOptions, work);
  const given = tokenFile === undefined ? adminToken : readTokenFile(tokenFile);
  return asCaller({ ...place, token: given ?? (await requestToken(url, anyUser, { ca, isAdmin: true })) }, work);
}
