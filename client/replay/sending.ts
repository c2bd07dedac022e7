import type { SendWaiter } from '@cecochat/client-node';
import type { ChatError } from '@cecochat/contracts';
import type { Fleet } from './fleet.ts';
import { Patience, repeatedly } from './repeatedly.ts';
import type { Script } from './script.ts';
import type { Verdict } from './verdict.ts';

export interface SendingOptions {
  readonly script: Script;
  readonly fleet: Fleet;
  readonly verdict: Verdict;
  readonly pace: Pace;
  /** How long nothing may be sent, acknowledged or seen. */
  readonly stallMs: number;
  /** Whether the work beside the sending is over: sending does not end before, and sends nothing more afterwards. */
  readonly isOver?: () => boolean;
  readonly signal: AbortSignal;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  /** Called with the first send that is given up. */
  readonly onFailed: (error: ChatError) => void;
}

export interface Sent {
  readonly seconds: number;
  /** Whether everything that was acknowledged was also seen, before the stall timer ran out. */
  readonly complete: boolean;
}

/** How often to look whether messages may go: finer than what it takes to acknowledge one. */
const everyMs = 4;

/**
 * Sends the messages of the script and waits until all that were sent are acknowledged and seen, as long as something
 * happens.
 */
export async function sendAll(options: SendingOptions): Promise<Sent> {
  const { script, verdict, fleet, pace, stallMs, isOver, signal, clock } = options;
  const patience = new Patience(stallMs);
  const startMs = clock();
  let complete = false;
  await repeatedly(everyMs, signal, () => {
    if (fleet.failure !== undefined) throw fleet.failure;
    const nowMs = clock();
    const { submitted, acked, failed, awaited } = verdict.standing;
    const isBesideOver = isOver?.() ?? true;
    const total = isOver !== undefined && isBesideOver ? submitted : script.messages.length;
    const burst = decideBurst(pace, {
      sent: submitted, total, underWay: submitted - acked - failed, elapsedMs: nowMs - startMs,
    });
    for (let message = submitted; message < submitted + burst; message++) submit(options, message);
    complete = acked + failed === total && awaited === 0;
    return (complete && isBesideOver) || patience.isOver(submitted + burst + acked + failed - awaited, nowMs);
  });
  return { seconds: (clock() - startMs) / 1_000, complete };
}

function submit(options: SendingOptions, message: number): void {
  const { script, fleet, verdict, clock } = options;
  const { sender, receiver, text } = script.messages[message] ?? { sender: -1, receiver: -1, text: '' };
  // All sends of a user go by its first device: only the sends of one device have an order.
  const session = fleet.members[sender]?.sessions[0];
  const to = script.users[receiver];
  verdict.submitted(message, clock());
  if (session !== undefined && to !== undefined) session.submit(to, text, new Receipt(options, message));
}

/** Passes the outcome of a message to the `Verdict`: one small object for each in flight. */
class Receipt implements SendWaiter {
  readonly #options: SendingOptions;
  readonly #message: number;

  constructor(options: SendingOptions, message: number) {
    this.#options = options;
    this.#message = message;
  }

  acked(): void {
    this.#options.verdict.acked(this.#message, this.#options.clock());
  }

  failed(error: ChatError): void {
    const { verdict, onFailed } = this.#options;
    verdict.failed();
    if (verdict.standing.failed === 1) onFailed(error);
  }
}

interface Pace {
  /** Messages a second; undefined is as fast as the platform takes them. */
  readonly perSecond: number | undefined;
  /** How many may be unacknowledged at once, of all devices together. */
  readonly maxUnderWay: number;
}

interface SoFar {
  readonly sent: number;
  readonly total: number;
  readonly underWay: number;
  /** Since the first message was due. */
  readonly elapsedMs: number;
}

/** How many messages may be sent now. Messages that are late are sent, never dropped: the rate holds on average. */
export function decideBurst({ perSecond, maxUnderWay }: Pace, { sent, total, underWay, elapsedMs }: SoFar): number {
  const due = perSecond === undefined ? total : Math.min(total, 1 + Math.floor((elapsedMs * perSecond) / 1_000));
  return Math.max(0, Math.min(due - sent, maxUnderWay - underWay));
}
