import { setTimeout as delay } from 'node:timers/promises';
import type { ChatEvent, UserId } from '@cecochat/contracts';
import type { Command } from 'commander';
import { History, type ChatSession } from '@cecochat/client-node';
import { ChatScreen } from './chat-screen.ts';
import { connectionNotes } from './connection-notes.ts';
import { Dialog } from './dialog.ts';
import { describeGap, describeIdGap } from './event-lines.ts';
import { describeFailure } from './failure.ts';
import { openSession } from './open-session.ts';
import { parseUser } from './numbers.ts';
import { addDeviceOptions, tokenFor, type DeviceOptions } from './options.ts';

interface ChatOptions extends DeviceOptions {
  readonly with: UserId;
}

/** At the end of a chat the command waits this long for the outcome of typed lines. */
const patienceMs = 10_000;

export function registerChat(program: Command): void {
  addDeviceOptions(program.command('chat'))
    .description('Chat with a user: shows the latest of the dialog, then what happens. A line that is typed is sent.')
    .requiredOption('--with <id>', 'whom to chat with', parseUser)
    .addHelpText('after', '\nA message is shown with ✓ once it is durable. /quit or Ctrl-D ends the chat.\n\nExamples:\n  $ ./cecochat chat --user 1 --with 2\n  $ echo hello | ./cecochat chat --user 1 --with 2')
    .action(chat);
}

async function chat(options: ChatOptions): Promise<void> {
  const typed: string[] = [];
  let onLine: (line: string) => void = (line) => typed.push(line);
  const screen = new ChatScreen((line) => onLine(line));
  const dialog = new Dialog({ screen, me: options.user, other: options.with, device: options.device, clock: Date.now });
  try {
    const session = await openSession(options, {
      onEvent: (event) => dialog.onEvent(event),
      onGap: (gap) => screen.note(describeGap(gap)),
      onStatus: connectionNotes((line) => screen.note(line)),
    });
    await showPast(options, dialog, screen);
    screen.note(`chatting with user ${options.with} as user ${options.user}; /quit ends it`);
    const talk = new Talk(session, options.with, dialog, screen);
    onLine = (line) => talk.say(line);
    for (const line of typed) onLine(line);
    await talk.untilOver();
  } finally {
    screen.end();
  }
}

/** A chat begins even when history cannot be read. */
async function showPast(options: ChatOptions, dialog: Dialog, screen: ChatScreen): Promise<void> {
  const history = new History({ url: options.url, ca: options.ca, token: tokenFor(options) });
  let past: readonly ChatEvent[] = [];
  try {
    const page = await history.readDialog(options.with);
    past = page.events.toReversed();
    for (const gap of page.gaps) screen.note(describeIdGap(gap));
  } catch (error) {
    screen.note(`what was said before cannot be shown: ${describeFailure(error)}`);
  } finally {
    history.close();
  }
  dialog.showPast(past);
}

/** The typed lines on their way to the platform. */
class Talk {
  readonly #session: ChatSession;
  readonly #other: UserId;
  readonly #dialog: Dialog;
  readonly #screen: ChatScreen;
  #sending: Promise<void> = Promise.resolve();
  #over = false;

  constructor(session: ChatSession, other: UserId, dialog: Dialog, screen: ChatScreen) {
    this.#session = session;
    this.#other = other;
    this.#dialog = dialog;
    this.#screen = screen;
  }

  say(line: string): void {
    if (this.#over || line.trim() === '') return;
    if (line === '/quit') this.#quit();
    else if (/^\/[^/]/.test(line)) this.#screen.note(`${line} is no command: /quit ends the chat, a text that begins with / is written with //`);
    else this.#send(line.replace(/^\/\//, '/'));
  }

  /** Resolves when the chat was ended and everything typed before has its outcome; rejects when the session ends by itself. */
  async untilOver(): Promise<void> {
    await Promise.race([this.#screen.ended, this.#session.ended]);
    this.#over = true;
    const error = this.#session.status === 'closed' ? this.#session.error : undefined;
    if (error !== undefined) throw error;
    const patience = new AbortController();
    await Promise.race([this.#sending, delay(patienceMs, undefined, { signal: patience.signal }).catch(() => undefined)]);
    patience.abort();
    await this.#session.close();
    await this.#sending;
  }

  #quit(): void {
    this.#over = true;
    this.#screen.end();
  }

  #send(text: string): void {
    const sent = this.#session.send(this.#other, text).then(
      (outcome) => this.#dialog.onSent(text, outcome),
      (error: unknown) => this.#dialog.onFailed(text, error),
    );
    this.#sending = this.#sending.then(() => sent);
  }
}
