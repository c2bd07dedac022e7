/** A send in the queue; links of its own, so that queueing allocates nothing. */
export interface FairlyQueued<Self> {
  /** Whether it still wants its turn. */
  readonly isWaiting: boolean;
  /** Set from its turn until `finished`. */
  isInFlight: boolean;
  next: Self | undefined;
}

/**
 * The sends of one user on this server: those that wait, in their order, and how many have had their turn and are not
 * finished.
 */
export class UserLane<Queued extends FairlyQueued<Queued>> {
  first: Queued | undefined;
  last: Queued | undefined;
  inFlight = 0;
  /** Whether it is in the circle of lanes that have their turn. */
  isListed = false;
  next: UserLane<Queued> | undefined;
}

/** Of one user, between a turn and the end of a send: twice the window of a device. */
export const maxInFlight = 128;

/** Of one turn. */
const maxBatch = 500;

export interface SendTurnsParts<Queued extends FairlyQueued<Queued>> {
  readonly laneOf: (queued: Queued) => UserLane<Queued>;
  /** Takes a batch; resolves when the next one may begin. */
  readonly run: (batch: readonly Queued[]) => Promise<void>;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
}

/** Runs batches of sends, one after the other, for as long as any wait. */
export class SendTurns<Queued extends FairlyQueued<Queued>> {
  readonly #parts: SendTurnsParts<Queued>;
  readonly #queue: FairQueue<Queued>;
  readonly #linger: Linger;
  #running: Promise<void> | undefined;

  constructor(parts: SendTurnsParts<Queued>) {
    this.#parts = parts;
    this.#queue = new FairQueue(parts.laneOf);
    this.#linger = new Linger(parts.clock);
  }

  push(queued: Queued): void {
    this.#queue.push(queued);
    this.#start();
  }

  /** A send that may have had its turn has ended. */
  finished(queued: Queued): void {
    this.#queue.finished(queued);
    this.#start();
  }

  /** Forgets all that waits. */
  clear(): void {
    this.#queue.clear();
  }

  #start(): void {
    if (this.#queue.isReady) this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    await this.#linger.gather();
    while (this.#queue.isReady) await this.#parts.run(this.#queue.take(maxBatch));
    // In the same step in which no lane had a turn: a push never meets a loop that has ended.
    this.#running = undefined;
  }
}

/**
 * Gives users turns one after the other, whatever each has waiting: a user who sends thousands at once waits for the
 * others no less than they wait for the user. Sends of one user keep their order. A user has a bounded number in
 * flight: those behind them in Redis and Kafka wait for no more.
 */
export class FairQueue<Queued extends FairlyQueued<Queued>> {
  readonly #laneOf: (queued: Queued) => UserLane<Queued>;
  /** Lanes that have sends waiting and may have more in flight: in the order of their turns. */
  #head: UserLane<Queued> | undefined;
  #tail: UserLane<Queued> | undefined;

  constructor(laneOf: (queued: Queued) => UserLane<Queued>) {
    this.#laneOf = laneOf;
  }

  /** Whether `take` gives something. */
  get isReady(): boolean {
    return this.#head !== undefined;
  }

  push(queued: Queued): void {
    const lane = this.#laneOf(queued);
    queued.next = undefined;
    if (lane.last === undefined) lane.first = queued;
    else lane.last.next = queued;
    lane.last = queued;
    this.#list(lane);
  }

  /** The next sends in the order of turns, at most `count`. */
  take(count: number): Queued[] {
    const taken: Queued[] = [];
    while (taken.length < count && this.#head !== undefined) {
      const lane = this.#head;
      this.#head = lane.next;
      if (this.#head === undefined) this.#tail = undefined;
      lane.isListed = false;
      lane.next = undefined;
      const queued = shift(lane);
      if (queued !== undefined) {
        queued.isInFlight = true;
        lane.inFlight++;
        taken.push(queued);
      }
      this.#list(lane);
    }
    return taken;
  }

  /** A send that may have had its turn has ended. */
  finished(queued: Queued): void {
    if (!queued.isInFlight) return;
    queued.isInFlight = false;
    const lane = this.#laneOf(queued);
    lane.inFlight--;
    this.#list(lane);
  }

  /** Forgets all that waits. */
  clear(): void {
    for (let lane = this.#head; lane !== undefined; lane = lane.next) lane.first = lane.last = undefined;
    this.#head = this.#tail = undefined;
  }

  #list(lane: UserLane<Queued>): void {
    if (lane.isListed || lane.first === undefined || lane.inFlight >= maxInFlight) return;
    lane.isListed = true;
    if (this.#tail === undefined) this.#head = lane;
    else this.#tail.next = lane;
    this.#tail = lane;
  }
}

/** The first that still waits; those before it have ended. */
function shift<Queued extends FairlyQueued<Queued>>(lane: UserLane<Queued>): Queued | undefined {
  let queued = lane.first;
  while (queued !== undefined && !queued.isWaiting) queued = queued.next;
  lane.first = queued?.next;
  if (lane.first === undefined) lane.last = undefined;
  if (queued !== undefined) queued.next = undefined;
  return queued;
}

/** A batch of a busy moment waits this long for more. */
const busyMs = 1;
/**
 * A moment is quiet when no batch has begun for this long: then a send waits for nothing but those that arrived with
 * it.
 */
const quietMs = 5;

/** How long a batch gathers before it begins. Sends that arrive while one is in flight share the next one anyway. */
export class Linger {
  readonly #clock: () => number;
  #begunMs = Number.NEGATIVE_INFINITY;

  /** `clock` gives milliseconds of a monotonic clock. */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Resolves when the batch is to begin. */
  async gather(): Promise<void> {
    const isBusy = this.#clock() - this.#begunMs < quietMs;
    await new Promise<void>((resolve) => void (isBusy ? setTimeout(resolve, busyMs) : setImmediate(resolve)));
    this.#begunMs = this.#clock();
  }
}
