import { toLong, type GroupId, type UserId } from '@cecochat/contracts';
import { Argument, Option, type Command } from 'commander';
import { Groups, type Change, type GroupMember, type NewGroup } from '@cecochat/client-node';
import { asCaller, type NameBook } from './account/index.ts';
import { parseGroup, parseNatural } from './numbers.ts';
import { addUserOptions, type UserOptions } from './options.ts';
import { writeLine, jsonLine, printable } from './output.ts';
import { formatTable } from './table.ts';
import { parseWho, parseWhos, type Who } from './who.ts';

type GroupOptions = UserOptions & { readonly json?: boolean };

interface SettingOptions {
  readonly join: string;
  readonly announcements?: boolean;
  readonly slowMode: number;
}

type CreateOptions = GroupOptions & SettingOptions & { readonly description: string };

export function registerGroup(program: Command): void {
  const group = program.command('group')
    .description('Make, change and show groups.')
    .addHelpText('after', `
Examples:
  $ ./cecochat group create "book club" bob carol
  $ ./cecochat group list
  $ ./cecochat group add 4611 dora
  $ ./cecochat group members --user 1 4611
  $ ./cecochat group add --user 1 4611 4 5`);
  registerCreate(group);
  registerViews(group);
  registerConfigure(group);
  for (const each of ofUsers) registerOfUsers(group, each);
  for (const each of ofUser) registerOfUser(group, each);
  for (const each of ofText) registerOfText(group, each);
  for (const each of alone) registerAlone(group, each);
  registerRole(group);
}

/** A command with the options of all. */
const command = (group: Command, name: string, description: string): Command =>
  addUserOptions(group.command(name)).description(description).option('--json', 'print the outcome as JSON');

const groupArgument = () => new Argument('<group>', 'id of the group').argParser(parseGroup);
const userArgument = () => new Argument('<who>', 'whom, by name or id').argParser(parseWho);
const usersArgument = () => new Argument('<who...>', 'whom, by name or id').argParser(parseWhos);

const addSettings = (to: Command): Command =>
  to
    .addOption(
      new Option('--join <policy>', 'who may join').choices(['open', 'approval', 'invitation']).default('invitation'),
    )
    .option('--announcements', 'only the owner and admins send')
    .addOption(
      new Option('--slow-mode <seconds>', 'how long a member waits between two messages')
        .argParser(parseNatural)
        .default(0),
    );

const settingsOf = ({ join, announcements, slowMode }: SettingOptions): NonNullable<NewGroup['settings']> => (
  { joinPolicy: join, announcementsOnly: announcements ?? false, slowModeSeconds: slowMode }
);

function registerCreate(group: Command): void {
  addSettings(command(group, 'create', 'Make a group; the user is its owner.'))
    .argument('<name>', 'name of the group')
    .addArgument(usersArgument())
    .option('--description <text>', 'what it is about', '')
    .action((name: string, whos: readonly Who[], options: CreateOptions) =>
      withGroups(options, async (groups, names) => {
        const users = await names.usersOf(whos);
        const made = await groups.create({
          name, users, description: options.description, settings: settingsOf(options),
        });
        await report(options, made, `made group ${made.group}`);
      }),
    );
}

function registerConfigure(group: Command): void {
  addSettings(command(group, 'configure', 'Set who may join and who may send.'))
    .addArgument(groupArgument())
    .action((id: GroupId, options: GroupOptions & SettingOptions) =>
      change(options, id, async () => ({ configure: settingsOf(options) })),
    );
}

interface Verb<Key extends keyof Change> {
  readonly name: string;
  readonly key: Key;
  readonly description: string;
}

const ofUsers: readonly Verb<'add' | 'remove'>[] = [
  { name: 'add', key: 'add', description: 'Make users members: all of them, or none.' },
  { name: 'remove', key: 'remove', description: 'Remove members: all of them, or none.' },
];

const ofUser: readonly Verb<'invite' | 'approve' | 'decline' | 'ban' | 'unban' | 'transfer'>[] = [
  { name: 'invite', key: 'invite', description: 'Invite a user.' },
  { name: 'approve', key: 'approve', description: 'Accept a request to join.' },
  { name: 'decline', key: 'decline', description: 'Refuse a request to join, or an invitation of your own.' },
  { name: 'ban', key: 'ban', description: 'Remove a user, who cannot come back.' },
  { name: 'unban', key: 'unban', description: 'Lift a ban.' },
  { name: 'transfer', key: 'transfer', description: 'Make a member the owner.' },
];

const ofText: readonly (Verb<'rename' | 'describe'> & { readonly field: 'name' | 'description' })[] = [
  { name: 'rename', key: 'rename', field: 'name', description: 'Give the group another name.' },
  { name: 'describe', key: 'describe', field: 'description', description: 'Say what the group is about.' },
];

const alone: readonly Verb<'join' | 'leave'>[] = [
  { name: 'join', key: 'join', description: 'Become a member, or ask to become one.' },
  { name: 'leave', key: 'leave', description: 'Leave the group.' },
];

function registerOfUsers(group: Command, { name, key, description }: (typeof ofUsers)[number]): void {
  command(group, name, description).addArgument(groupArgument()).addArgument(usersArgument())
    .action((id: GroupId, whos: readonly Who[], options: GroupOptions) =>
      change(options, id, async (names) => ({ [key]: { users: (await names.usersOf(whos)).map(toLong) } })));
}

function registerOfUser(group: Command, { name, key, description }: (typeof ofUser)[number]): void {
  command(group, name, description).addArgument(groupArgument()).addArgument(userArgument())
    .action((id: GroupId, who: Who, options: GroupOptions) =>
      change(options, id, async (names) => ({ [key]: { user: toLong(await names.userOf(who)) } })));
}

function registerOfText(group: Command, { name, key, field, description }: (typeof ofText)[number]): void {
  command(group, name, description)
    .addArgument(groupArgument())
    .argument(`<${field}>`, `the ${field}`)
    .action((id: GroupId, text: string, options: GroupOptions) =>
      change(options, id, async () => ({ [key]: { [field]: text } })),
    );
}

function registerAlone(group: Command, { name, key, description }: (typeof alone)[number]): void {
  command(group, name, description).addArgument(groupArgument())
    .action((id: GroupId, options: GroupOptions) => change(options, id, async () => ({ [key]: {} })));
}

function registerRole(group: Command): void {
  command(group, 'role', 'Give a member another role.').addArgument(groupArgument()).addArgument(userArgument())
    .addArgument(new Argument('<role>', 'the role').choices(['reader', 'member', 'admin']))
    .action((id: GroupId, who: Who, role: string, options: GroupOptions) =>
      change(options, id, async (names) => ({ changeRole: { user: toLong(await names.userOf(who)), role } })));
}

function registerViews(group: Command): void {
  command(group, 'show', 'Show a group.').addArgument(groupArgument()).action((id: GroupId, options: GroupOptions) =>
    withGroups(options, async (groups) => {
      const { settings, ...found } = await groups.read(id);
      const { joinPolicy, announcementsOnly, slowModeSeconds } = settings;
      const json = { ...found, group: id.toString(), joinPolicy, announcementsOnly, slowModeSeconds };
      await writeLine(options.json === true ? jsonLine(json) : Object.entries(json)
        .map(([field, value]) => `${field}: ${printable(String(value ?? ''))}`).join('\n'));
    }));
  command(group, 'members', 'List the members of a group.').addArgument(groupArgument())
    .action((id: GroupId, options: GroupOptions) => withGroups(options, async (groups, names) => {
      const members: GroupMember[] = [];
      for await (const member of groups.members(id)) members.push(member);
      await names.learn(members.map(({ user }) => user));
      const rows = members.map(({ user, role, joined }) => (options.json === true
        ? { user: user.toString(), ...nameIn(names, user), role, joined }
        : { user: names.nameOf(user), role, joined }));
      await writeRows(options, ['USER', 'ROLE', 'JOINED'], rows);
    }));
  command(group, 'list', 'List the groups of the user.').action((options: GroupOptions) =>
    withGroups(options, async (groups) => {
      const rows = [];
      for await (const { group: id } of groups.mine()) {
        const { name, role = '', memberCount } = await groups.read(id);
        rows.push({ group: id.toString(), role, members: memberCount, name: printable(name) });
      }
      await writeRows(options, ['GROUP', 'ROLE', 'MEMBERS', 'NAME'], rows);
    }),
  );
}

async function writeRows(
  options: GroupOptions, header: readonly string[], rows: readonly Readonly<Record<string, string | number>>[],
): Promise<void> {
  if (options.json === true) for (const row of rows) await writeLine(jsonLine(row));
  else if (rows.length === 0) process.stderr.write('there are none\n');
  else for (const line of formatTable(header, rows.map((row) => Object.values(row)))) await writeLine(line);
}

/** The name of an account in JSON, where it is known. */
function nameIn(names: NameBook, user: UserId): { readonly name?: string } {
  const name = names.knownNameOf(user);
  return name === undefined ? {} : { name };
}

function change(options: GroupOptions, id: GroupId, ask: (names: NameBook) => Promise<Change>): Promise<void> {
  return withGroups(options, async (groups, names) => {
    const changed = await groups.change(id, await ask(names));
    await report(options, changed, `done, as event ${changed.seq} of group ${id}`);
  });
}

const report = (
  options: GroupOptions,
  { group, seq }: { readonly group: GroupId; readonly seq: number },
  line: string,
) => writeLine(options.json === true ? jsonLine({ group: group.toString(), seq }) : line);

function withGroups(options: UserOptions, act: (groups: Groups, names: NameBook) => Promise<void>): Promise<void> {
  return asCaller(options, async (caller) => {
    const groups = new Groups(caller.access());
    try {
      await act(groups, caller.names);
    } finally {
      groups.close();
    }
  });
}
