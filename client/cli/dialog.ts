import { identityKey, type ChatEvent, type UserId } from '@cecochat/contracts';
import type { SentMessage } from '@cecochat/client-node';
import { describeEvent, describeInDialog, type Shown } from './event-lines.ts';
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
  readonly other: UserId;
  readonly device: string;
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
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
      this.#shown.add(identityKey(event));
      this.#print(event);
    }
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const event of early) this.onEvent(event);
    this.#shown.clear(); // The session repeats nothing.
  }

  onEvent(event: ChatEvent): void {
    const { me, other, device, screen, clock } = this.#parts;
    if (this.#early !== undefined) this.#early.push(event);
    else if (this.#shown.has(identityKey(event))) return;
    else if (event.sender === me && event.device === device) return; // Was shown when it was acknowledged.
    else if (event.sender === other || event.receiver === other) this.#print(event);
    else screen.note(describeEvent(event, clock()));
  }

  /** A message of this device is durable. */
  onSent(text: string, { sequence, messageId }: SentMessage): void {
    const { me, other, device } = this.#parts;
    this.#print({ sender: me, receiver: other, device, sequence, messageId, kind: 'text', body: text });
  }

  onFailed(text: string, error: unknown): void {
    this.#parts.screen.print(`✗ not sent: ${printable(text)} (${describeFailure(error)})`);
  }

  #print(event: Shown): void {
    const { me, device, screen, clock } = this.#parts;
    screen.print(describeInDialog(event, { me, device, nowMs: clock() }));
  }
}
