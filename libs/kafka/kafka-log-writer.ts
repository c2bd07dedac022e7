import { KafkaBrokerLinks, type BrokerLinks, type PartitionAnswer } from './broker-links.ts';
import type { KafkaOptions } from './create-kafka.ts';
import {
  isRefusal, isRefusalOfTopic, ownCodes, WriteError, type LogWriter, type OutgoingRecord, type WriteOutcome,
} from './log-writer.ts';
import { untilLed } from './topic.ts';

/** The share of one partition in a call: its records, and where their outcomes go. */
interface Run {
  readonly partition: number;
  readonly records: readonly OutgoingRecord[];
  readonly settle: (index: number, outcome: WriteOutcome) => void;
}

/** Writes a topic of Kafka. */
export function createLogWriter(options: KafkaOptions, topic: string): LogWriter {
  return new KafkaLogWriter(new KafkaBrokerLinks(options, topic), new KafkaBrokerLinks(options, topic));
}

/**
 * Asks the leader of each partition, and reads what it answers for each. There is no retry in it, and no idempotent
 * producing: kafkajs gives
 * that up for good at the first sequence number out of order, and receivers know repeats anyway.
 */
export class KafkaLogWriter implements LogWriter {
  readonly #links: BrokerLinks;
  readonly #linksApart: BrokerLinks;
  #refreshing = false;

  constructor(links: BrokerLinks, linksApart: BrokerLinks) {
    this.#links = links;
    this.#linksApart = linksApart;
  }

  async connect(): Promise<void> {
    await Promise.all([this.#links, this.#linksApart].map((links) => untilLed(() => links.refresh(), isPassing)));
  }

  async disconnect(): Promise<void> {
    await Promise.all([this.#links.close(), this.#linksApart.close()]);
  }

  leaderOf(partition: number): number | undefined {
    return this.#links.leaderOf(partition);
  }

  async write(records: readonly OutgoingRecord[], apart = false): Promise<readonly WriteOutcome[]> {
    const outcomes: WriteOutcome[] = [];
    const links = apart ? this.#linksApart : this.#links;
    const byLeader = new Map<number | undefined, Run[]>();
    for (const run of cutByPartition(records, outcomes)) append(byLeader, links.leaderOf(run.partition), run);
    await Promise.all(Array.from(byLeader, ([leader, runs]) => this.#request(links, leader, runs)));
    return outcomes;
  }

  async #request(links: BrokerLinks, leader: number | undefined, runs: readonly Run[]): Promise<void> {
    if (leader === undefined) {
      this.#refresh();
      for (const run of runs) retry(run, new WriteError(ownCodes.noLeader, `partition ${run.partition} has no leader`));
      return;
    }
    try {
      const answers = await links.produce(leader, new Map(runs.map(({ partition, records }) => [partition, records])));
      await this.#settle(links, leader, runs, answers);
    } catch (error) {
      for (const run of runs) this.#fail(run, toWriteError(error));
    }
  }

  async #settle(
    links: BrokerLinks, leader: number, runs: readonly Run[], answers: readonly PartitionAnswer[],
  ): Promise<void> {
    const byPartition = new Map(answers.map((answer) => [answer.partition, answer]));
    const split: Run[] = [];
    for (const run of runs) {
      const answer = byPartition.get(run.partition);
      if (answer === undefined)
        this.#fail(run, new WriteError(ownCodes.noAnswer, `the broker did not answer for partition ${run.partition}`));
      else if (answer.error === undefined)
        run.records.forEach((_, index) => run.settle(index, { kind: 'written', offset: answer.baseOffset + index }));
      else if (isRefusal(answer.error) && !isRefusalOfTopic(answer.error) && run.records.length > 1) split.push(run);
      else this.#fail(run, answer.error);
    }
    await Promise.all(split.map((run) => this.#halve(links, leader, run)));
  }

  /**
   * Some record of the run is refused, or all of them together: each half is tried by itself, the second one when
   * nothing is open about the first.
   */
  async #halve(links: BrokerLinks, leader: number, { partition, records, settle }: Run): Promise<void> {
    const middle = records.length >> 1;
    let open: WriteError | undefined;
    const first: Run = {
      partition,
      records: records.slice(0, middle),
      settle: (index, outcome) => {
        if (outcome.kind === 'retriable') open = outcome.error;
        settle(index, outcome);
      },
    };
    const second: Run = {
      partition, records: records.slice(middle), settle: (index, outcome) => settle(middle + index, outcome),
    };
    await this.#request(links, leader, [first]);
    if (open === undefined) await this.#request(links, leader, [second]);
    else retry(second, open);
  }

  #fail(run: Run, error: WriteError): void {
    if (isRefusal(error)) {
      run.records.forEach((_, index) => run.settle(index, { kind: 'refused', error }));
      return;
    }
    this.#refresh();
    retry(run, error);
  }

  /** Reads the leaders again, in the background: no write waits for it. */
  #refresh(): void {
    if (this.#refreshing) return;
    this.#refreshing = true;
    void Promise.allSettled([this.#links.refresh(), this.#linksApart.refresh()]).then(() => (this.#refreshing = false));
  }
}

function retry(run: Run, error: WriteError): void {
  run.records.forEach((_, index) => run.settle(index, { kind: 'retriable', error }));
}

/** The records of each partition, in their order. */
function cutByPartition(records: readonly OutgoingRecord[], outcomes: WriteOutcome[]): Iterable<Run> {
  const places = new Map<number, number[]>();
  records.forEach(({ partition }, place) => append(places, partition, place));
  return Array.from(places, ([partition, at]): Run => ({
    partition,
    records: at.flatMap((place) => records[place] ?? []),
    settle: (index, outcome) => {
      const place = at[index];
      if (place !== undefined) outcomes[place] = outcome;
    },
  }));
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** Brokers that are about to start. */
function isPassing(error: unknown): boolean {
  const { code } = toWriteError(error);
  return code === ownCodes.connection || code === ownCodes.timeout || code === 'LEADER_NOT_AVAILABLE';
}

function toWriteError(error: unknown): WriteError {
  if (error instanceof WriteError) return error;
  const { name, message } = Error.isError(error) ? error : new Error(String(error));
  const code =
    name === 'KafkaJSRequestTimeoutError' || name === 'KafkaJSLockTimeout'
      ? ownCodes.timeout
      : name.startsWith('KafkaJSConnection')
        ? ownCodes.connection
        : ownCodes.unexpected;
  return new WriteError(code, message, { cause: error });
}
