import { describeFailure, type LogGeneration } from '@cecochat/cassandra';
import { positionOf, type GroupId, type Offset } from '@cecochat/contracts';
import {
  keepAlive, type GroupBatch, type GroupRecord, type LogGroup, type LogWriter, type OutgoingRecord,
} from '@cecochat/kafka';
import { untilDone } from '@cecochat/runtime';
import { decodeCommand } from '../commands.ts';
import type { Command, Outcome, Place } from '../machine/index.ts';
import type { GroupsMetrics } from '../metrics.ts';
import { Unwritten, type GroupStore } from '../store/index.ts';
import { decideBatch, planWaves } from './decide-batch.ts';
import { GroupCache, type CachedGroup } from './group-cache.ts';
import type { OutcomeWaits } from './outcome-waits.ts';
import { recordsOf, type Emission } from './records.ts';

export interface SequencerOptions {
  readonly store: Pick<GroupStore, 'loadGroup' | 'write' | 'readProgress' | 'writeProgress'>;
  readonly generation: Pick<LogGeneration, 'ensure' | 'raise'>;
  readonly member: () => Pick<LogGroup, 'seek'>;
  /** Of the topic `messages`. */
  readonly writer: Pick<LogWriter, 'write'>;
  /** Of the topic `messages`. */
  readonly partitionCount: number;
  readonly waits: OutcomeWaits;
  readonly metrics: Pick<GroupsMetrics, 'applied' | 'badRecord' | 'lost' | 'emitted'>;
  readonly logger: { warn(details: object, message: string): void };
  readonly random: () => number;
}

/** How far a partition is applied. */
interface Progress {
  next: Offset;
  generation: number;
  sought: boolean;
}

/** What is known from one assignment of partitions to the next. */
interface Term {
  over: boolean;
  readonly groups: GroupCache;
  readonly progress: Map<number, Progress>;
}

interface PlacedCommand {
  readonly command: Command;
  readonly place: Place;
}

const backOff = { baseMs: 100, capMs: 5_000 };
/** Rows of a group that are written in one step, unless one command has more. */
const rowsAtOnce = 2_000;
/** Of events that are written in one step: their records of a partition are one batch for Kafka, which takes 1 MiB. */
const eventBytesAtOnce = 512 * 1_024;
/** Groups that are read and written at the same time for one partition. */
const groupsAtOnce = 16;

/**
 * Applies the commands of the partitions of this process: writes their events to the members, then what they make of
 * each group. The position up to which a partition is applied is written after its groups. A process that dies is
 * followed by one that applies the rest again: a group skips the commands that are in its rows, and readers drop events
 * that come again.
 */
export class Sequencer {
  readonly #options: SequencerOptions;
  #term = newTerm();

  constructor(options: SequencerOptions) {
    this.#options = options;
  }

  /** The partitions were given out again: nothing that this process has in memory counts any more. */
  begin(): void {
    this.#term.over = true;
    this.#term = newTerm();
  }

  /** How far each partition of this process is applied, as far as that is known. */
  *positions(): Iterable<readonly [number, { readonly next: Offset; readonly generation: number }]> {
    yield* this.#term.progress;
  }

  get cachedGroups(): number {
    return this.#term.groups.size;
  }

  async handle(batch: GroupBatch): Promise<void> {
    const term = this.#term;
    try {
      await keepAlive(this.#process(term, batch), () => batch.heartbeat());
    } catch (error) {
      // The groups in memory may be ahead of their rows, and the work may still be in progress.
      if (this.#term === term) this.begin();
      throw error;
    }
  }

  async #process(term: Term, batch: GroupBatch): Promise<void> {
    const { partition, records } = batch;
    const [first, last] = [records[0], records.at(-1)];
    if (first === undefined || last === undefined) return;
    const progress = await this.#progressOf(term, partition);
    const step = decideBatch({ ...progress, first: Number(first.offset), last: Number(last.offset),
      end: Number(batch.end) });
    if (step.kind === 'new-log') return this.#followNewLog(term, partition, progress);
    if (step.kind === 'seek') {
      progress.sought = true;
      this.#options.member().seek(partition, step.to);
      return;
    }
    if (step.lost > 0) {
      this.#options.metrics.lost(step.lost);
      this.#options.logger.warn({ partition, lost: step.lost }, 'kafka no longer has commands that were not applied');
    }
    await this.#apply(term, partition, records.filter(({ offset }) => Number(offset) >= step.from));
    progress.sought = false;
    batch.resolve(last.offset);
  }

  async #progressOf(term: Term, partition: number): Promise<Progress> {
    const known = term.progress.get(partition);
    if (known !== undefined) return known;
    const { store, generation } = this.#options;
    const found = await this.#untilDone(term, async () => ({
      next: (await store.readProgress(partition)) as Offset, generation: await generation.ensure(), sought: false,
    }));
    term.progress.set(partition, found);
    return found;
  }

  async #followNewLog(term: Term, partition: number, { next, generation }: Progress): Promise<void> {
    const raised = await this.#untilDone(term, () => this.#options.generation.raise(generation));
    this.#options.logger.warn({ partition, next, generation: raised },
      'the log of commands is another one: its generation was raised, groups stay as they are');
    this.begin();
  }

  /** Applies records of a partition, in their order for each group. */
  async #apply(term: Term, partition: number, records: readonly GroupRecord[]): Promise<void> {
    const progress = await this.#progressOf(term, partition);
    const byGroup = new Map<GroupId, PlacedCommand[]>();
    let next = progress.next;
    for (const record of records) {
      const position = positionOf(progress.generation, Number(record.offset));
      next = positionOf(progress.generation, Number(record.offset) + 1);
      const read = this.#read(partition, record);
      if (read === undefined) continue;
      const commands = byGroup.get(read.group) ?? [];
      commands.push({ command: read.command, place: { position, timeMs: Number(record.timestamp) } });
      byGroup.set(read.group, commands);
    }
    const groups = [...byGroup];
    for (let at = 0; at < groups.length; at += groupsAtOnce) {
      await Promise.all(groups.slice(at, at + groupsAtOnce).map(([id, commands]) =>
        this.#applyToGroup(term, id, commands)));
    }
    await this.#untilDone(term, () => this.#options.store.writeProgress(partition, next));
    progress.next = next;
  }

  /**
   * A record that is not a command is counted, logged and passed over; it stays in the log for as long as that is kept.
   */
  #read(partition: number, { offset, value }: GroupRecord) {
    try {
      return decodeCommand(value ?? Buffer.alloc(0));
    } catch (error) {
      this.#options.metrics.badRecord();
      this.#options.logger.warn({ partition, offset, reason: describeFailure(error) },
        'a record of the topic of groups is not a command');
      return undefined;
    }
  }

  async #applyToGroup(term: Term, id: GroupId, commands: readonly PlacedCommand[]): Promise<void> {
    const cached = term.groups.take(id) ?? (await this.#load(term, id));
    let step = new Step();
    for (const { command, place } of commands) {
      if (place.position < cached.applied) continue;
      const applied = step.rows.apply(cached.group, command, place);
      cached.group = applied.group;
      cached.applied = place.position + 1;
      step.add(
        command,
        applied.outcome,
        recordsOf({ id, command, applied, partitionCount: this.#options.partitionCount }),
      );
      if (!step.isFull) continue;
      await this.#write(term, id, cached, step);
      step = new Step();
    }
    await this.#write(term, id, cached, step);
    term.groups.put(id, cached);
  }

  /** Events before rows: an event whose command is in the rows is never written again. */
  async #write(term: Term, id: GroupId, { group }: CachedGroup, { rows, emissions, settled }: Step): Promise<void> {
    for (const wave of planWaves(emissions)) await this.#emit(term, wave);
    if (group !== undefined && rows.applied > 0)
      await this.#untilDone(term, () => this.#options.store.write(id, group, rows));
    for (const [command, outcome] of settled) this.#settle(id, command, outcome);
  }

  /** Records that Kafka has not taken are written again, those of a partition in their order. */
  async #emit(term: Term, wave: readonly OutgoingRecord[]): Promise<void> {
    let open = wave;
    await this.#untilDone(term, async () => {
      const outcomes = await this.#options.writer.write(open);
      const failed = open.flatMap((_, index) => {
        const outcome = outcomes[index];
        return outcome === undefined || outcome.kind === 'written' ? [] : [outcome.error];
      });
      open = open.filter((_, index) => outcomes[index]?.kind !== 'written');
      if (open.length > 0) throw failed[0] ?? new Error('kafka has not answered for all records');
    });
    this.#options.metrics.emitted(wave.length);
  }

  #settle(id: GroupId, { actor, id: command, request }: Command, outcome: Outcome): void {
    const { metrics, waits } = this.#options;
    metrics.applied(request.kind, outcome);
    waits.settle(id, actor, command, outcome);
  }

  async #load(term: Term, id: GroupId): Promise<CachedGroup> {
    const found = await this.#untilDone(term, () => this.#options.store.loadGroup(id));
    return found ?? { group: undefined, applied: 0 };
  }

  /**
   * While the term lasts: a store that is away is waited for. Throws NotWanted when the partitions were given out
   * again.
   */
  #untilDone<T>(term: Term, work: () => Promise<T>): Promise<T> {
    const { logger, random } = this.#options;
    return untilDone(work, {
      isWanted: () => !term.over,
      describe: describeFailure,
      backOff,
      random,
      onReason: (reason) =>
        logger.warn({ reason }, 'groups, or what happens in them, cannot be written or read, trying again'),
    });
  }
}

/** What is written together of a group. */
class Step {
  readonly rows = new Unwritten();
  readonly emissions: Emission[] = [];
  readonly settled: [Command, Outcome][] = [];
  #eventBytes = 0;

  add(command: Command, outcome: Outcome, emission: Emission | undefined): void {
    this.settled.push([command, outcome]);
    if (emission === undefined) return;
    this.emissions.push(emission);
    this.#eventBytes += emission.last.value.length;
  }

  get isFull(): boolean {
    return this.rows.size >= rowsAtOnce || this.#eventBytes >= eventBytesAtOnce;
  }
}

const newTerm = (): Term => ({ over: false, groups: new GroupCache(), progress: new Map() });
