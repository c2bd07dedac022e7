import type { ContactChange, ContactState } from '@cecochat/client-node';
import { Argument, type Command } from 'commander';
import { addUserOptions, type UserOptions } from '../options.ts';
import { writeLine, jsonLine, dateAndTime } from '../output.ts';
import { formatTable } from '../table.ts';
import { parseWho, type Who } from '../who.ts';
import { asCaller } from './caller.ts';

type ContactOptions = UserOptions & { readonly json?: boolean };

export function registerContacts(program: Command): void {
  const contacts = program.command('contacts')
    .description('List contacts and invitations, find users, invite, accept, decline and remove.')
    .addHelpText('after', `
Examples:
  $ ./cecochat contacts
  $ ./cecochat contacts find bo
  $ ./cecochat contacts invite bob
  $ ./cecochat contacts accept ann --user bob`);
  registerList(contacts);
  registerFind(contacts);
  for (const each of changes) registerChange(contacts, each);
}

/** A command with the options of all. */
const command = (contacts: Command, name: string, description: string, isDefault = false): Command =>
  addUserOptions(contacts.command(name, { isDefault }))
    .description(description)
    .option('--json', 'print the outcome as JSON');

const stateWords: Readonly<Record<ContactState, string>> = {
  none: 'nothing', invited: 'you have invited', invitation: 'invites you', contact: 'contact',
};

function registerList(contacts: Command): void {
  command(contacts, 'list', 'List contacts and invitations in both directions.', true)
    .action((options: ContactOptions) => asCaller(options, async ({ accounts, names }) => {
      const rows: (readonly string[])[] = [];
      for await (const { profile: { user, name, displayName }, state, sinceMs } of accounts.contacts()) {
        names.add(user, name);
        const since = dateAndTime(sinceMs);
        if (options.json === true)
          await writeLine(
            jsonLine({ user: user.toString(), name, displayName, state, since: new Date(sinceMs).toISOString() }),
          );
        else rows.push([names.nameOf(user), stateWords[state], since]);
      }
      await writeRows(options, ['NAME', 'STATE', 'SINCE'], rows);
    }));
}

function registerFind(contacts: Command): void {
  command(contacts, 'find', 'List users whose names begin with a text.')
    .addArgument(new Argument('<prefix>', 'the beginning of a name, 2 characters or more'))
    .action((prefix: string, options: ContactOptions) => asCaller(options, async ({ accounts, names }) => {
      const rows: (readonly string[])[] = [];
      for (const { user, name, displayName } of await accounts.find(prefix)) {
        names.add(user, name);
        if (options.json === true) await writeLine(jsonLine({ user: user.toString(), name, displayName }));
        else rows.push([names.nameOf(user), user.toString()]);
      }
      await writeRows(options, ['NAME', 'USER'], rows);
    }));
}

async function writeRows(
  options: ContactOptions,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<void> {
  if (options.json === true) return;
  if (rows.length === 0) process.stderr.write('there are none\n');
  else for (const line of formatTable(header, rows)) await writeLine(line);
}

interface Verb {
  readonly change: ContactChange;
  readonly description: string;
  /** The outcome in words, unless the two are contacts now. */
  readonly done: (name: string) => string;
}

const changes: readonly Verb[] = [
  { change: 'invite', description: 'Ask a user to be a contact.', done: (name) => `invited ${name}` },
  { change: 'accept', description: 'Accept the invitation of a user.', done: (name) => `accepted ${name}` },
  {
    change: 'decline',
    description: 'Decline the invitation of a user.',
    done: (name) => `declined the invitation of ${name}`,
  },
  {
    change: 'cancel',
    description: 'Take an invitation of your own back.',
    done: (name) => `took the invitation of ${name} back`,
  },
  { change: 'remove', description: 'Remove a contact.', done: (name) => `${name} is no contact any more` },
];

function registerChange(contacts: Command, { change, description, done }: Verb): void {
  command(contacts, change, description)
    .addArgument(new Argument('<who>', 'the other user, by name or id').argParser(parseWho))
    .action((who: Who, options: ContactOptions) => asCaller(options, async ({ accounts, names }) => {
      const user = await names.userOf(who);
      const state = await accounts.changeContact(user, change);
      const line = state === 'contact' ? `${names.called(user)} is a contact now` : done(names.called(user));
      await writeLine(
        options.json === true ? jsonLine({ user: user.toString(), name: names.knownNameOf(user), state }) : line,
      );
    }));
}
