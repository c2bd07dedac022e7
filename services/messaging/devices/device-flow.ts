/**
 * How far a send is: `held` until its partitions take records, `queued` until it has an id, then `accepted`; at the end
 * `done`.
 */
export type Stage = 'held' | 'queued' | 'accepted' | 'done';

interface FlowingSend {
  readonly stage: Stage;
  /** Whether the receiver's record is in the log; always so when both share a record. */
  readonly receiverHasIt: boolean;
}

/**
 * The unfinished sends of one device, in their order: accepted ones first, then queued ones, then those that are held.
 * They are few. Not a Map: one that grows and shrinks all the time leaves a chain of its former selves, of which only a
 * full garbage collection gets rid.
 */
export class DeviceFlow<Pending extends FlowingSend> {
  readonly sends: Pending[] = [];
  /** How many of them, from the first on, have or had the sender's record in the queue. */
  #appended = 0;

  /** The next send whose sender's record may follow those before it; it counts as appended then. */
  takeNext(): Pending | undefined {
    const next = this.sends[this.#appended];
    if (next === undefined || next.stage !== 'accepted' || !next.receiverHasIt) return undefined;
    this.#appended++;
    return next;
  }

  firstHeld(): Pending | undefined {
    return this.sends.find(({ stage }) => stage === 'held');
  }

  /** The send and those after it. */
  from(send: Pending): readonly Pending[] {
    return this.sends.slice(this.sends.indexOf(send));
  }

  remove(send: Pending): void {
    const at = this.sends.indexOf(send);
    if (at < 0) return;
    this.sends.splice(at, 1);
    if (at < this.#appended) this.#appended--;
  }
}
