import { eventKey, type ChatEvent, type Target, type UserId } from '@cecochat/contracts';
import type { SentMessage } from '@cecochat/client-node';
import { describeEvent, describeInDialog, type NameOf, type Shown } from './event-lines.ts';
import { describeFailure } from './failure.ts';
import { printable } from './printable.ts';

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

/** Whether an event belongs to a conversation. A device is in one at a time: what it sends elsewhere is shown as a note. */
function isOf(event: ChatEvent, { receiver, group }: Target): boolean {
  if (group !== undefined) return event.group === group;
  return event.group === undefined && (event.sender === receiver || event.receiver === receiver);
}

/** A dialog as shown to its user: first the past, then live events, each message once. */
export class Dialog {
  readonly #parts: DialogParts;
  readonly #shown = new Set<string>();
  /** Events that came before the past was shown. */
  #early: ChatEvent[] | undefined = [];

  constructor(parts: DialogParts) {
    this.#parts = parts;
  }

  /** Shows the past, oldest first, and what came meanwhile. */
  showPast(events: readonly ChatEvent[]): void {
    for (const event of events) {
      this.#shown.add(eventKey(event));
      this.#print(event);
    }
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const event of early) this.onEvent(event);
    this.#shown.clear(); // The session repeats nothing.
  }

  onEvent(event: ChatEvent): void {
    const { me, target, device, screen, clock, nameOf } = this.#parts;
    if (this.#early !== undefined) this.#early.push(event);
    else if (this.#shown.has(eventKey(event))) return;
    else if (event.sender === me && event.device === device && isOf(event, target)) return; // Was shown when it was acknowledged.
    else if (isOf(event, target)) this.#print(event);
    else screen.note(describeEvent(event, { nowMs: clock(), ...(nameOf && { nameOf }) }));
  }

  /** A message of this device is durable. */
  onSent(text: string, { messageId }: SentMessage): void {
    const { me, target, device } = this.#parts;
    this.#print({ sender: me, ...target, device, messageId, kind: 'text', body: text });
  }

  onFailed(text: string, error: unknown): void {
    this.#parts.screen.print(`✗ not sent: ${printable(text)} (${describeFailure(error)})`);
  }

  #print(event: Shown): void {
    const { me, device, screen, clock, nameOf } = this.#parts;
    screen.print(describeInDialog(event, { me, device, nowMs: clock(), ...(nameOf && { nameOf }) }));
  }
}
