import {
  MessageStates, refTo, type ChatEvent, type GroupId, type MessageId, type MessageState, type NamedChanges, type UserId,
} from '@cecochat/contracts';
import { Argument, Option, type Command } from 'commander';
import { History, type HistoryGap, type IdGap } from '@cecochat/client-node';
import { asCaller, type Caller } from './account/index.ts';
import { describeEvent, describeGap, describeIdGap, eventAsJson, joinGaps, usersOf } from './event-lines.ts';
import { parseGroup, parsePositive } from './numbers.ts';
import { addUserOptions, type UserOptions } from './options.ts';
import { writeLine, jsonLine } from './output.ts';
import { describeState, quote } from './state-lines.ts';
import { takesWho } from './target-options.ts';
import { parseWho, type Who } from './who.ts';

interface HistoryOptions extends UserOptions {
  readonly with?: Who;
  readonly group?: GroupId;
  readonly count: number;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** Page sizes that history accepts: for a dialog, and for all events of a user. */
const dialogPage = { min: 16, max: 128 };
const userPage = 1_024;

export function registerHistory(program: Command): void {
  addUserOptions(program.command('history'))
    .description('Show what a user sent and got, the latest last.')
    .addOption(
      new Option('--with <who>', 'only the dialog with this user, by name or id')
        .argParser(parseWho)
        .conflicts('group'),
    )
    .option('--group <id>', 'only this group', parseGroup)
    .option('--count <n>', 'how many of the latest', parsePositive, 32)
    .addOption(new Option('--all', 'all of them').conflicts('count'))
    .option('--json', 'print each event as a line of JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ ./cecochat history bob\n  $ ./cecochat history --user 1 --with 2\n  $ ./cecochat history ' +
        '--user 1 --group 4611\n  $ ./cecochat history --user 1 --all --json | wc -l',
    )
    .addArgument(new Argument('[who]', 'the same as --with').argParser(parseWho))
    .action((who: Who | undefined, options: HistoryOptions) => {
      const chosen = takesWho(options, 'with', who);
      return asCaller(chosen, (caller) => showHistory(caller, chosen));
    });
}

async function showHistory(caller: Caller, options: HistoryOptions): Promise<void> {
  const { names } = caller;
  const history = new History(caller.access());
  const count = options.all === true ? Number.POSITIVE_INFINITY : options.count;
  try {
    const other = options.with === undefined ? undefined : await names.userOf(options.with);
    const { events, states } = await latest(history, { other, group: options.group }, count);
    await names.learn(events.flatMap(usersOf));
    for (const event of events) {
      const state = states?.find(refTo(event));
      const line = options.json === true ? jsonLine(eventAsJson(event, names, state))
        : describeEvent(event, { nameOf: names.nameOf }, lineOf(event, state, states));
      await writeLine(line);
    }
    if (events.length === 0) process.stderr.write('nothing there yet\n');
  } finally {
    history.close();
  }
}

interface Place {
  readonly other: UserId | undefined;
  readonly group: GroupId | undefined;
}

/** What is shown, oldest first. */
interface Past {
  readonly events: readonly ChatEvent[];
  /** Of a dialog or a group: its messages as they are now. All that a user has is shown as it happened. */
  readonly states?: MessageStates;
}

/** The body of a line about a message with a text, or one that was deleted; undefined for all others. */
function lineOf(
  event: ChatEvent,
  state: MessageState | undefined,
  states: MessageStates | undefined,
): string | undefined {
  if (state === undefined || (event.kind !== 'text' && state.deletedBy === undefined)) return undefined;
  const answered =
    event.kind === 'text' && event.replyTo !== undefined ? quote(states?.find(event.replyTo)) : undefined;
  return describeState(state, answered);
}

/** Messages with their states in history. */
function merged(events: readonly ChatEvent[], changes: readonly NamedChanges[]): MessageStates {
  const states = new MessageStates();
  for (const event of events) states.add(event);
  for (const { message, changes: of } of changes) states.merge(message, of);
  return states;
}

function latest(history: History, { other, group }: Place, count: number): Promise<Past> {
  if (group !== undefined) return latestOfGroup(history, group, count);
  return other === undefined ? latestOfUser(history, count) : latestOfDialog(history, other, count);
}

/** A group is read backwards. */
async function latestOfGroup(history: History, group: GroupId, count: number): Promise<Past> {
  const events: ChatEvent[] = [];
  const changes: NamedChanges[] = [];
  const size = Math.min(Math.max(count, dialogPage.min), dialogPage.max);
  let before: number | undefined;
  do {
    const page = await history.readGroup(group, { count: size, ...(before !== undefined && { before }) });
    events.push(...page.events);
    changes.push(...page.changes);
    before = page.nextBefore;
  } while (events.length < count && before !== undefined);
  return { events: events.slice(0, count).reverse(), states: merged(events, changes) };
}

/** A user's history can be read forwards only. */
async function latestOfUser(history: History, count: number): Promise<Past> {
  let events: ChatEvent[] = [];
  const onGap = (gap: HistoryGap) => process.stderr.write(`${describeGap(gap)}\n`);
  for await (const event of history.readAll({ count: userPage, onGap })) {
    events.push(event);
    if (events.length >= count * 2) events = events.slice(-count);
  }
  return { events: count === Number.POSITIVE_INFINITY ? events : events.slice(-count) };
}

/** A dialog is read backwards. */
async function latestOfDialog(history: History, otherUser: UserId, count: number): Promise<Past> {
  const events: ChatEvent[] = [];
  const changes: NamedChanges[] = [];
  const gaps: IdGap[] = [];
  const size = Math.min(Math.max(count, dialogPage.min), dialogPage.max);
  let olderThan: MessageId | undefined;
  do {
    const page = await history.readDialog(otherUser, { count: size, ...(olderThan !== undefined && { olderThan }) });
    events.push(...page.events);
    changes.push(...page.changes);
    gaps.push(...page.gaps);
    olderThan = page.nextOlderThan;
  } while (events.length < count && olderThan !== undefined);
  const shown = events.slice(0, count);
  const oldest = shown.length < events.length ? shown.at(-1)?.messageId : undefined;
  const overShown = joinGaps(gaps).filter(({ before }) => oldest === undefined || before > oldest);
  for (const gap of overShown) process.stderr.write(`${describeIdGap(gap)}\n`);
  return { events: shown.reverse(), states: merged(events, changes) };
}
