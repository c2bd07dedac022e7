import { offset, positionOf } from '@cecochat/contracts';
import type { LogReader, LogRecord, PartitionFollower } from '@cecochat/kafka';
import { eventually } from './eventually.ts';

/** A reader that has not started, of a log with the partitions 0 and 1, which all tests of the contract share. */
export interface ReaderUnderTest {
  readonly reader: LogReader;
  append(partition: number, ...texts: readonly string[]): Promise<void>;
  /** Removes the records before an offset of the partition. */
  cutBefore(partition: number, offset: number): Promise<void>;
}

/** Long for a broker: a group of one member joins within seconds. */
const deadlineMs = 30_000;

/** Keeps what it gets. */
class Follower implements PartitionFollower {
  readonly texts: string[] = [];
  readonly offsets: number[] = [];
  losses = 0;
  next: number;
  onLost = (): void => undefined;

  constructor(next: number) {
    this.next = next;
  }

  take(records: readonly LogRecord[]): void {
    for (const { offset: at, value } of records) {
      if (at < this.next) throw new Error(`${at} comes after ${this.next} was reached`);
      this.texts.push(`${value}`);
      this.offsets.push(at);
      this.next = at + 1;
    }
  }

  lost(): void {
    this.losses++;
    this.onLost();
  }

  hasTexts = (...texts: readonly string[]) => eventually(() => expect(this.texts).toEqual(texts), deadlineMs);
}

/** What every LogReader promises. */
export function describeLogReader(open: () => ReaderUnderTest): void {
  let log: ReaderUnderTest;
  beforeEach(async () => {
    log = open();
    await log.reader.start(2);
  });
  afterEach(() => log.reader.stop());

  const rangeOf = async (partition: number) => {
    const range = (await log.reader.offsets([partition])).get(partition);
    if (range === undefined) throw new Error(`partition ${partition} has no offsets`);
    return range;
  };
  /** After a loss the follower begins at the position. */
  const beginAgain = (partition: number, follower: Follower, next: number) => {
    follower.onLost = () => {
      follower.next = next;
      log.reader.follow(partition, follower);
    };
  };
  const followEnd = async (partition: number) => {
    const follower = new Follower((await rangeOf(partition)).end);
    log.reader.follow(partition, follower);
    return follower;
  };

  test('a follower gets the records from its place on, in their order, and those that are written later', async () => {
    const { end } = await rangeOf(0);
    await log.append(0, 'before', 'a', 'b');
    const follower = new Follower(end + 1);
    log.reader.follow(0, follower);
    await follower.hasTexts('a', 'b');
    await log.append(0, 'c');
    await follower.hasTexts('a', 'b', 'c');
    expect(follower.offsets).toEqual([end + 1, end + 2, end + 3]);
    expect(await rangeOf(0)).toMatchObject({ end: end + 4 });
    expect([log.reader.healthy, log.reader.surplusPartitions, log.reader.topicProblems]).toEqual([true, 0, []]);
  });

  test('partitions without a follower are not read, and one that gets a follower again is read from its place on', async () => {
    const [one, other] = [await followEnd(0), await followEnd(1)];
    await log.append(0, '1');
    await one.hasTexts('1');
    log.reader.unfollow(0);
    await log.append(0, '2');
    await log.append(1, 'x');
    await other.hasTexts('x');
    expect(one.texts).toEqual(['1']);
    log.reader.follow(0, one);
    await one.hasTexts('1', '2');
  });

  test('a follower whose place the log no longer has is lost, and reads on from where it begins again', async () => {
    const { end } = await rangeOf(0);
    await log.append(0, 'gone', 'there');
    await log.cutBefore(0, end + 1);
    const follower = new Follower(end);
    beginAgain(0, follower, end + 1);
    log.reader.follow(0, follower);
    await follower.hasTexts('there');
    expect(follower.losses).toBeGreaterThan(0);
    expect(await rangeOf(0)).toEqual({ start: end + 1, end: end + 2 });
  });

  test('a new generation of the log loses its followers, positions are in it, and an older one changes nothing', async () => {
    const follower = await followEnd(1);
    const before = await rangeOf(1);
    beginAgain(1, follower, positionOf(2, before.end));
    log.reader.useGeneration(2);
    expect(follower.losses).toBe(1);
    expect(await rangeOf(1)).toEqual({ start: positionOf(2, before.start), end: positionOf(2, before.end) });
    log.reader.useGeneration(1);
    expect(follower.losses).toBe(1);
    await log.append(1, 'in the second life');
    await follower.hasTexts('in the second life');
    expect(follower.offsets).toEqual([offset(positionOf(2, before.end))]);
  });

  test('a log with fewer partitions than asked for is refused, and a partition that it does not have has no offsets', async () => {
    const { reader } = open();
    await expect(reader.start(3)).rejects.toThrow('has 2 partitions, the routing says 3');
    await reader.stop();
    expect([...(await log.reader.offsets([0, 7])).keys()]).toEqual([0]);
  });
}
