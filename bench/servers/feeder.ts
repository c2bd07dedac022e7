export interface FeedRequest {
  /** Records, in base64, that are fed in turn. */
  readonly records: readonly string[];
  /** How many devices get each record. */
  readonly deliveriesOfRecord: number;
  /** Bound on deliveries in flight. */
  readonly window: number;
}

/** Records of a batch, as a fetch from Kafka brings them. */
const batchRecords = 100;

/** Feeds records as fast as they are taken: deliveries that devices report make room for more. */
export class Feeder {
  readonly #give: (records: readonly Buffer[]) => void;
  readonly #records: readonly Buffer[];
  readonly #request: FeedRequest;
  #next = 0;
  #underWay = 0;

  constructor(request: FeedRequest, give: (records: readonly Buffer[]) => void) {
    this.#request = request;
    this.#records = request.records.map((record) => Buffer.from(record, 'base64'));
    this.#give = give;
    setImmediate(() => this.#feed());
  }

  /** So many more deliveries have arrived. */
  arrived(deliveries: number): void {
    this.#underWay -= deliveries;
    this.#feed();
  }

  #feed(): void {
    const { window, deliveriesOfRecord } = this.#request;
    const batchDeliveries = batchRecords * deliveriesOfRecord;
    if (this.#underWay + batchDeliveries > window) return;
    this.#underWay += batchDeliveries;
    this.#give(
      Array.from({ length: batchRecords }, () => this.#records[this.#next++ % this.#records.length] ?? Buffer.alloc(0)),
    );
    setImmediate(() => this.#feed());
  }
}
