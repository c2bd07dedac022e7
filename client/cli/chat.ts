import { setTimeout as delay } from 'node:timers/promises';
import { History, type ChatSession, type Recipient } from '@cecochat/client-node';
import type { ChatEvent, NamedChanges, Target, UserId, Typing } from '@cecochat/contracts';
import { Argument, type Command } from 'commander';
import { asCaller, type Caller } from './account/index.ts';
import { ChatScreen } from './chat-screen.ts';
import { connectionNotes, openSession } from './open-session.ts';
import { Dialog } from './dialog.ts';
import { describeGap, describeGroupGap, describeIdGap, usersOf, type NameOf } from './event-lines.ts';
import { describeFailure } from './failure.ts';
import { isMessageCommand, messageCommandHelp, readMessageCommand, type MessageCommand } from './message-commands.ts';
import { addDeviceOptions, type DeviceOptions } from './options.ts';
import { SeenMarks } from './seen-marks.ts';
import { addTargetOptions, takesWho, targetOf, type TargetOptions } from './target-options.ts';
import { parseWho, type Who } from './who.ts';

type ChatOptions = DeviceOptions & TargetOptions<'with'>;

/** At the end of a chat the command waits this long for the outcome of typed lines. */
const patienceMs = 10_000;

export function registerChat(program: Command): void {
  addTargetOptions(addDeviceOptions(program.command('chat')), 'with', {
    user: 'whom to chat with', group: 'the group to chat in',
  })
    .description(
      'Chat with a user or in a group: shows the latest of it, then what happens. A line that is typed is sent.',
    )
    .addHelpText(
      'after',
      '\nA message is shown with ✓ once it is durable. /help shows the commands that answer, edit, delete and ' +
        'react; /quit or Ctrl-D ends the chat.\n\nExamples:\n  $ ./cecochat chat bob\n  $ ./cecochat chat --user 1 ' +
        '--with 2\n  $ ./cecochat chat --user 1 --group 4611\n  $ echo hello | ./cecochat chat --user 1 --with 2',
    )
    .addArgument(new Argument('[who]', 'the same as --with').argParser(parseWho))
    .action((who: Who | undefined, options: ChatOptions) => {
      const chosen = takesWho(options, 'with', who);
      return asCaller(chosen, (caller) => chat(caller, chosen));
    });
}

async function chat(caller: Caller, options: ChatOptions): Promise<void> {
  const { user: me, names } = caller;
  const target = await targetOf(caller, options, 'with');
  const typed: string[] = [];
  let onLine: (line: string) => void = (line) => typed.push(line);
  const screen = new ChatScreen((line) => onLine(line), (line) => typing.onLine(line));
  const typing = new TypingLine({ target, show: (words) => screen.showBeforeLine(words), nameOf: names.nameOf });
  const dialog = new Dialog({ screen, me, target, device: options.device, clock: Date.now, nameOf: names.nameOf });
  const seen = new SeenMarks({ me, target, note: (line) => screen.note(line), called: names.called });
  try {
    const session = await openSession(caller, options, {
      onEvent: (event) => names.whenLearnt(usersOf(event), () => {
        dialog.onEvent(event);
        seen.onEvent(event);
      }),
      onRepeat: (event) => seen.onRepeat(event),
      onReceipt: (receipt) => seen.onReceipt(receipt),
      onTyping: (notice) => typing.onTyping(notice),
      onGap: (gap) => screen.note(describeGap(gap)),
      onGroupGap: (gap) => screen.note(describeGroupGap(gap)),
      onStatus: connectionNotes((line) => screen.note(line)),
    });
    await showPast(caller, target, { dialog, screen, begin: (history) => seen.begin(session, history) });
    const place = target.group === undefined ? `with ${names.called(target.receiver)}` : `in group ${target.group}`;
    screen.note(`chatting ${place} as ${names.called(me)}; /quit ends it`);
    typing.begin(session);
    const talk = new Talk(session, me, target, { dialog, screen });
    onLine = (line) => talk.say(line);
    for (const line of typed) onLine(line);
    await talk.untilOver();
    await names.settled;
  } finally {
    screen.end();
  }
}

interface Shown {
  readonly dialog: Dialog;
  readonly screen: ChatScreen;
}

/** A chat begins even when history cannot be read. */
async function showPast(
  caller: Caller, target: Target,
  { dialog, screen, begin }: Shown & { readonly begin: (history: History) => Promise<void> },
): Promise<void> {
  const history = new History(caller.access());
  let past: Past = { events: [], changes: [] };
  try {
    past = await readPast(history, target, screen);
    await caller.names.learn(past.events.flatMap(usersOf));
  } catch (error) {
    screen.note(`what was said before cannot be shown: ${describeFailure(error)}`);
  }
  dialog.showPast(past.events.toReversed(), past.changes);
  try {
    await begin(history);
  } catch (error) {
    screen.note(`what is unread cannot be shown: ${describeFailure(error)}`);
  } finally {
    history.close();
  }
}

/** A page of history. */
interface Past {
  readonly events: readonly ChatEvent[];
  readonly changes: readonly NamedChanges[];
}

async function readPast(history: History, { receiver, group }: Target, screen: ChatScreen): Promise<Past> {
  if (group !== undefined) return history.readGroup(group);
  const page = await history.readDialog(receiver);
  for (const gap of page.gaps) screen.note(describeIdGap(gap));
  return page;
}

/** The typed lines on their way to the platform. */
class Talk {
  readonly #session: ChatSession;
  readonly #me: UserId;
  readonly #to: Recipient;
  readonly #dialog: Dialog;
  readonly #screen: ChatScreen;
  #sending: Promise<void> = Promise.resolve();
  #over = false;

  constructor(session: ChatSession, me: UserId, { receiver, group }: Target, { dialog, screen }: Shown) {
    this.#session = session;
    this.#me = me;
    this.#to = group === undefined ? receiver : { group };
    this.#dialog = dialog;
    this.#screen = screen;
  }

  say(line: string): void {
    if (this.#over || line.trim() === '') return;
    if (line === '/quit') this.#quit();
    else if (line === '/list') this.#dialog.list();
    else if (line === '/help') for (const each of messageCommandHelp.split('\n')) this.#screen.note(each);
    else if (isMessageCommand(line)) this.#change(line);
    else if (/^\/[^/]/.test(line))
      this.#screen.note(
        `${line} is no command: /help shows them, /quit ends the chat, a text that begins with / is written with //`,
      );
    else this.#send(line.replace(/^\/\//, '/'));
  }

  /**
   * Resolves when the chat was ended and everything typed before has its outcome; rejects when the session ends by
   * itself.
   */
  async untilOver(): Promise<void> {
    await Promise.race([this.#screen.ended, this.#session.ended]);
    this.#over = true;
    const error = this.#session.status === 'closed' ? this.#session.error : undefined;
    if (error !== undefined) throw error;
    const patience = new AbortController();
    await Promise.race([
      this.#sending,
      delay(patienceMs, undefined, { signal: patience.signal }).catch(() => undefined),
    ]);
    patience.abort();
    await this.#session.close();
    await this.#sending;
  }

  #quit(): void {
    this.#over = true;
    this.#screen.end();
  }

  #send(text: string): void {
    const sent = this.#session.send(this.#to, text).then((outcome) => this.#dialog.onSent(text, outcome));
    this.#follow(text, sent);
  }

  /** The effect of a command is shown when its event comes; an answer as every other text. */
  #change(line: string): void {
    const { messages, listed } = this.#dialog;
    const command = readMessageCommand(line, { me: this.#me, messages, listed });
    if (typeof command === 'string') this.#screen.note(command);
    else this.#follow(line, this.#carryOut(command));
  }

  async #carryOut(command: MessageCommand): Promise<void> {
    const { message } = command;
    switch (command.kind) {
      case 'reply': return this.#dialog.onSent(command.text, await this.#session.reply(message, command.text));
      case 'edit': return void (await this.#session.edit(message, command.text));
      case 'delete': return void (await this.#session.delete(message));
      case 'react': return void (await this.#session.react(message, command.emoji, command.isSet));
    }
  }

  #follow(typed: string, sending: Promise<void>): void {
    const sent = sending.catch((error: unknown) => this.#dialog.onFailed(typed, error));
    this.#sending = this.#sending.then(() => sent);
  }
}

interface TypingLineParts {
  /** The user or the group that the chat is with. */
  readonly target: Target;
  /** Shows the words until there are others, or none. */
  readonly show: (words: string | undefined) => void;
  readonly nameOf: NameOf;
}

/** Who types in an open dialog: shows the other user, and reports the own one. */
export class TypingLine {
  readonly #parts: TypingLineParts;
  #session: Pick<ChatSession, 'typing'> | undefined;

  constructor(parts: TypingLineParts) {
    this.#parts = parts;
  }

  /** From now on the user is reported to type. */
  begin(session: Pick<ChatSession, 'typing'>): void {
    this.#session = session;
  }

  onTyping({ other, isTyping }: Typing): void {
    const { target, show, nameOf } = this.#parts;
    if (other === target.receiver) show(isTyping ? `${nameOf(other)} is typing` : undefined);
  }

  /** The line that is being typed has changed. Commands are not for the other user. */
  onLine(line: string): void {
    const { receiver } = this.#parts.target;
    if (receiver !== undefined) this.#session?.typing(receiver, line.trim() !== '' && !/^\/[^/]/.test(line));
  }
}
