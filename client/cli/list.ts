import { textOf, timeOfId } from '@cecochat/contracts';
import type { Command } from 'commander';
import { History, type ListedConversation } from '@cecochat/client-node';
import { asCaller, type Caller, type NameBook } from './account/index.ts';
import { describeChange } from './change-lines.ts';
import { eventAsJson, usersOf } from './event-lines.ts';
import { parsePositive } from './numbers.ts';
import { addUserOptions, type UserOptions } from './options.ts';
import { writeLine } from './output.ts';
import { jsonLine, printable } from './printable.ts';
import { formatTable } from './table.ts';

interface ListOptions extends UserOptions {
  readonly count: number;
  readonly json?: boolean;
}

/** Conversations of a page. */
const maxPage = 100;
/** Of a text, in the table. */
const maxPreview = 48;

export function registerList(program: Command): void {
  addUserOptions(program.command('list'))
    .description('List the conversations of a user with what is unread, the latest first.')
    .option('--count <n>', 'how many of the latest', parsePositive, 20)
    .option('--json', 'print each conversation as a line of JSON')
    .addHelpText('after', '\nExamples:\n  $ ./cecochat list\n  $ ./cecochat list --user 1\n  $ ./cecochat list --user 1 --json | jq .unread')
    .action((options: ListOptions) => asCaller(options, (caller) => list(caller, options)));
}

async function list(caller: Caller, options: ListOptions): Promise<void> {
  const { names } = caller;
  const history = new History(caller.access());
  try {
    const conversations = await latest(history, options.count);
    await names.learn(conversations.flatMap(({ other, last }) => [...(other === undefined ? [] : [other]), ...(last === undefined ? [] : usersOf(last))]));
    const lines = options.json === true ? conversations.map((each) => jsonLine(asJson(each, names))) : asTable(conversations, names);
    for (const line of conversations.length === 0 ? [] : lines) await writeLine(line);
    if (conversations.length === 0) process.stderr.write('no conversations yet\n');
  } finally {
    history.close();
  }
}

async function latest(history: History, count: number): Promise<readonly ListedConversation[]> {
  const found: ListedConversation[] = [];
  for (let before = undefined as ListedConversation['lastOffset'] | undefined; ; ) {
    const size = Math.min(maxPage, count - found.length);
    const page = await history.listConversations({ count: size, ...(before !== undefined && { before }) });
    found.push(...page.conversations);
    before = page.nextBefore;
    if (found.length >= count || before === undefined) return found;
  }
}

const asTable = (conversations: readonly ListedConversation[], names: NameBook): string[] =>
  formatTable(['CONVERSATION', 'UNREAD', 'TIME', 'LAST'], conversations.map((each) => {
    const { last } = each;
    const time = last === undefined ? undefined : new Date(timeOfId(last.messageId)).toLocaleString('sv-SE');
    return [placeOf(each, names), each.unread, time, last === undefined ? undefined : `${names.nameOf(last.sender)}: ${previewOf(last, names)}`];
  }));

const placeOf = ({ other, group }: ListedConversation, names: NameBook): string =>
  (other === undefined ? `group ${group}` : names.called(other));

function previewOf(event: NonNullable<ListedConversation['last']>, { nameOf }: NameBook): string {
  const text = event.kind === 'group-changed' ? `(${describeChange(event.body, nameOf)})` : printable(textOf(event) ?? '');
  return text.length <= maxPreview ? text : `${text.slice(0, maxPreview - 1)}…`;
}

function asJson(each: ListedConversation, names: NameBook): Record<string, unknown> {
  const { other, group, last, unread, seenOffset, seenTo } = each;
  return {
    ...(group === undefined ? { other: other?.toString(), otherName: other && names.knownNameOf(other) } : { group: group.toString() }),
    unread, seenOffset, ...(seenTo > 0n && { seenTo: seenTo.toString() }), ...(last !== undefined && { last: eventAsJson(last, names) }),
  };
}
