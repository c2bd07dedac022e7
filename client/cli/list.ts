import { textOf, timeOfId } from '@cecochat/contracts';
import type { Command } from 'commander';
import { History, type ListedConversation } from '@cecochat/client-node';
import { describeChange } from './change-lines.ts';
import { eventAsJson } from './event-lines.ts';
import { parsePositive } from './numbers.ts';
import { addUserOptions, tokenFor, type UserOptions } from './options.ts';
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
    .addHelpText('after', '\nExamples:\n  $ ./cecochat list --user 1\n  $ ./cecochat list --user 1 --json | jq .unread')
    .action(list);
}

async function list(options: ListOptions): Promise<void> {
  const history = new History({ url: options.url, ca: options.ca, token: tokenFor(options) });
  try {
    const conversations = await latest(history, options.count);
    const lines = options.json === true ? conversations.map((each) => jsonLine(asJson(each))) : asTable(conversations);
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

const asTable = (conversations: readonly ListedConversation[]): string[] =>
  formatTable(['CONVERSATION', 'UNREAD', 'TIME', 'LAST'], conversations.map((each) => {
    const { last } = each;
    const time = last === undefined ? undefined : new Date(timeOfId(last.messageId)).toLocaleString('sv-SE');
    return [nameOf(each), each.unread, time, last === undefined ? undefined : `${last.sender}: ${previewOf(last)}`];
  }));

const nameOf = ({ other, group }: ListedConversation): string => (group === undefined ? `user ${other}` : `group ${group}`);

function previewOf(event: NonNullable<ListedConversation['last']>): string {
  const text = event.kind === 'group-changed' ? `(${describeChange(event.body)})` : printable(textOf(event) ?? '');
  return text.length <= maxPreview ? text : `${text.slice(0, maxPreview - 1)}…`;
}

function asJson(each: ListedConversation): Record<string, unknown> {
  const { other, group, last, unread, seenOffset, seenTo } = each;
  return {
    ...(group === undefined ? { other: other?.toString() } : { group: group.toString() }),
    unread, seenOffset, ...(seenTo > 0n && { seenTo: seenTo.toString() }), ...(last !== undefined && { last: eventAsJson(last) }),
  };
}
