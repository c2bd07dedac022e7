import { textOf, timeOfId } from '@cecochat/contracts';
import type { Command } from 'commander';
import { History, type ListedConversation } from '@cecochat/client-node';
import { asCaller, type Caller, type NameBook } from './account/index.ts';
import { describeChange, eventAsJson, usersOf } from './event-lines.ts';
import { parsePositive } from './numbers.ts';
import { addUserOptions, type UserOptions } from './options.ts';
import { writeLine, jsonLine, printable } from './output.ts';
import { describeSettings, settingsAsJson } from './settings-words.ts';
import { formatTable, type Row } from './table.ts';

interface ListOptions extends UserOptions {
  readonly count: number;
  readonly archived?: boolean;
  readonly json?: boolean;
}

/** Conversations of a page. */
const maxPage = 100;
/** Of a text, in the table. */
const maxPreview = 48;

export function registerList(program: Command): void {
  addUserOptions(program.command('list'))
    .description('List the conversations of a user with what is unread: those that are pinned, then the latest first.')
    .option('--count <n>', 'how many of the latest', parsePositive, 20)
    .option('--archived', 'with those that are archived')
    .option('--json', 'print each conversation as a line of JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ ./cecochat list\n  $ ./cecochat list --user 1\n  $ ./cecochat list --user 1 --json | jq ' +
        '.unread',
    )
    .action((options: ListOptions) => asCaller(options, (caller) => list(caller, options)));
}

async function list(caller: Caller, options: ListOptions): Promise<void> {
  const { names } = caller;
  const history = new History(caller.access());
  try {
    const conversations = await latest(history, options);
    await names.learn(
      conversations.flatMap(({ other, last }) => [
        ...(other === undefined ? [] : [other]), ...(last === undefined ? [] : usersOf(last)),
      ]),
    );
    const lines =
      options.json === true
        ? conversations.map((each) => jsonLine(asJson(each, names)))
        : asTable(conversations, names);
    for (const line of conversations.length === 0 ? [] : lines) await writeLine(line);
    if (conversations.length === 0) process.stderr.write('no conversations yet\n');
  } finally {
    history.close();
  }
}

/** The pinned ones are beside the count. */
async function latest(
  history: History, { count, archived = false }: ListOptions,
): Promise<readonly ListedConversation[]> {
  const found: ListedConversation[] = [];
  for (let before = undefined as ListedConversation['lastOffset'] | undefined; ; ) {
    const size = Math.min(maxPage, count - unpinned(found));
    const query = { count: size, withoutArchived: !archived, ...(before !== undefined && { before }) };
    const page = await history.listConversations(query);
    found.push(...page.conversations);
    before = page.nextBefore;
    if (unpinned(found) >= count || before === undefined) return found;
  }
}

const unpinned = (conversations: readonly ListedConversation[]): number =>
  conversations.filter(({ settings }) => !settings.isPinned).length;

function asTable(conversations: readonly ListedConversation[], names: NameBook): string[] {
  const rows = conversations.map((each) => rowOf(each, names));
  const hasSet = rows.some(({ SET }) => SET !== undefined);
  const titles = ['CONVERSATION', 'UNREAD', ...(hasSet ? ['SET'] : []), 'TIME', 'LAST'];
  return formatTable(titles, rows.map((row) => titles.map((title) => row[title])));
}

function rowOf(each: ListedConversation, names: NameBook): Row {
  const { last } = each;
  const time = last === undefined ? undefined : new Date(timeOfId(last.messageId)).toLocaleString('sv-SE');
  const set = describeSettings(each.settings, Date.now());
  return {
    CONVERSATION: placeOf(each, names), UNREAD: each.unread, SET: set === '' ? undefined : set, TIME: time,
    LAST: last === undefined ? undefined : `${names.nameOf(last.sender)}: ${previewOf(last, names)}`,
  };
}

const placeOf = ({ other, group }: ListedConversation, names: NameBook): string =>
  (other === undefined ? `group ${group}` : names.called(other));

function previewOf(event: NonNullable<ListedConversation['last']>, { nameOf }: NameBook): string {
  const text =
    event.kind === 'group-changed' ? `(${describeChange(event.body, nameOf)})` : printable(textOf(event) ?? '');
  return text.length <= maxPreview ? text : `${text.slice(0, maxPreview - 1)}…`;
}

function asJson(each: ListedConversation, names: NameBook): Record<string, unknown> {
  const { other, group, last, unread, seenOffset, seenTo } = each;
  return {
    ...(group === undefined
      ? { other: other?.toString(), otherName: other && names.knownNameOf(other) }
      : { group: group.toString() }),
    unread, seenOffset, ...settingsAsJson(each.settings),
    ...(seenTo > 0n && { seenTo: seenTo.toString() }),
    ...(last !== undefined && { last: eventAsJson(last, names) }),
  };
}
