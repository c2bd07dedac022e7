import {
  eventKey, MessageStates, type ChatEvent, type MessageState, type NamedChanges, type Target, type UserId,
} from '@cecochat/contracts';
import type { SentMessage } from '@cecochat/client-node';
import { describeEvent, describeInDialog, type NameOf, type Shown } from './event-lines.ts';
import { describeFailure } from './failure.ts';
import { printable } from './output.ts';
import { describeMessageChange, describeState, isChangeBody, quote } from './state-lines.ts';

/** Where a dialog shows its lines. */
export interface DialogScreen {
  print(line: string): void;
  note(line: string): void;
}

export interface DialogParts {
  readonly screen: DialogScreen;
  readonly me: UserId;
  /** The user or the group that the dialog is with. */
  readonly target: Target;
  readonly device: string;
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
  readonly nameOf?: NameOf;
}

/**
 * Whether an event belongs to a conversation. A device is in one at a time: what it sends elsewhere is shown as a note.
 */
function isOf(event: ChatEvent, { receiver, group }: Target): boolean {
  if (group !== undefined) return event.group === group;
  return event.group === undefined && (event.sender === receiver || event.receiver === receiver);
}

/** How many messages `/list` shows. */
const listedMessages = 15;

/** A dialog as shown to its user: first the past, then live events, each message once, and what is changed of them. */
export class Dialog {
  readonly #parts: DialogParts;
  readonly #shown = new Set<string>();
  readonly #states = new MessageStates();
  #listed: readonly MessageState[] = [];
  /** Events that came before the past was shown. */
  #early: ChatEvent[] | undefined = [];

  constructor(parts: DialogParts) {
    this.#parts = parts;
  }

  /** The messages that are here, in their order. */
  get messages(): readonly MessageState[] {
    return this.#states.all();
  }

  /** Those that were listed last. */
  get listed(): readonly MessageState[] {
    return this.#listed;
  }

  /** Shows the past, oldest first, as it is now, and what came meanwhile. */
  showPast(events: readonly ChatEvent[], changes: readonly NamedChanges[] = []): void {
    for (const event of events) this.#states.add(event);
    for (const { message, changes: merged } of changes) this.#states.merge(message, merged);
    for (const event of events) {
      this.#shown.add(eventKey(event));
      if (!isChangeBody(event)) this.#print(event);
    }
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const event of early) this.onEvent(event);
    this.#shown.clear(); // The session repeats nothing.
  }

  onEvent(event: ChatEvent): void {
    const { me, target, device, screen, clock, nameOf } = this.#parts;
    if (event.kind === 'conversation-settings' || event.kind === 'user-settings') return;
    if (this.#early !== undefined) this.#early.push(event);
    else if (this.#shown.has(eventKey(event))) return;
    else if (!isOf(event, target)) screen.note(describeEvent(event, { nowMs: clock(), ...(nameOf && { nameOf }) }));
    else if (isChangeBody(event)) this.#onChange(event);
    else {
      this.#states.add(event);
      // Else it was shown when it was acknowledged.
      if (event.sender !== me || event.device !== device) this.#print(event);
    }
  }

  /** A message of this device is durable. */
  onSent(text: string, { messageId }: SentMessage): void {
    const { me, target, device } = this.#parts;
    this.#print({ sender: me, ...target, device, messageId, kind: 'text', body: text });
  }

  onFailed(text: string, error: unknown): void {
    this.#parts.screen.print(`✗ not sent: ${printable(text)} (${describeFailure(error)})`);
  }

  /** Shows the latest messages with the numbers by which commands name them, the latest one last. */
  list(): void {
    const { screen, nameOf = String } = this.#parts;
    this.#listed = this.#states.all().filter(({ base }) => base.kind === 'text').slice(-listedMessages);
    for (const [index, state] of this.#listed.entries()) {
      screen.note(`#${index + 1}  ${nameOf(state.base.sender)}: ${describeState(state)}`);
    }
    if (this.#listed.length === 0) screen.note('there is no message here');
  }

  #onChange(event: ChatEvent & { readonly kind: 'edit' | 'deletion' | 'reaction' }): void {
    const { me, screen, nameOf = String } = this.#parts;
    const before = this.#states.find(event.body.message);
    this.#states.add(event);
    const who = event.sender === me ? 'you' : nameOf(event.sender);
    screen.note(`${who} ${describeMessageChange(event, before)}`);
  }

  #print(event: Shown): void {
    const { me, device, screen, clock, nameOf } = this.#parts;
    const state = this.#stateOf(event);
    const answered =
      event.kind === 'text' && event.replyTo !== undefined ? quote(this.#states.find(event.replyTo)) : undefined;
    const viewer = { me, device, nowMs: clock(), ...(nameOf && { nameOf }) };
    screen.print(describeInDialog(event, viewer, state && describeState(state, answered)));
  }

  /** Undefined for what has no text, and never had one. */
  #stateOf({ messageId, sender, ...event }: Shown): MessageState | undefined {
    const seq = 'seq' in event && typeof event.seq === 'number' ? event.seq : 0;
    const state = this.#states.find({ messageId, seq, author: sender });
    return state !== undefined && (event.kind === 'text' || state.deletedBy !== undefined) ? state : undefined;
  }
}
