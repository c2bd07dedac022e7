import type { LogWriter, WriteOutcome } from '@cecochat/kafka';
import { eventually } from './eventually.ts';

/** A log with the partitions 0 and 1 that a test may spoil. */
export interface LogUnderTest {
  readonly writer: LogWriter;
  /** What the partition holds, in its order. */
  texts(partition: number): Promise<readonly string[]>;
  /** From now on records of at least so many bytes are refused for good; smaller ones are not. */
  refuseFrom(bytes: number): Promise<void>;
  /** From now on nothing is taken, which passes. One broker alone cannot be brought to that. */
  takeNothing?(): Promise<void>;
  takeAll(): Promise<void>;
}

const text = (partition: number, value: string) => ({ partition, value: Buffer.from(value) });
const kinds = (outcomes: readonly WriteOutcome[]) => outcomes.map(({ kind }) => kind);

/** What every LogWriter promises. */
export function describeLogWriter(open: () => LogUnderTest): void {
  test('each record has its offset, in the order of its partition', async () => {
    const log = open();
    const before = (await log.texts(0)).length;
    expect(await log.writer.write([text(0, 'a'), text(1, 'b'), text(0, 'c'), text(0, 'd')])).toMatchObject([
      { kind: 'written', offset: before }, { kind: 'written' }, { kind: 'written', offset: before + 1 }, { kind: 'written', offset: before + 2 },
    ]);
    expect((await log.texts(0)).slice(before)).toEqual(['a', 'c', 'd']);
    expect(await log.texts(1)).toContain('b');
    expect(await log.writer.write([text(0, 'e')], true)).toMatchObject([{ kind: 'written', offset: before + 3 }]);
  });

  test('a record that is refused for good is named, and those around it are written in their order', async () => {
    const log = open();
    await log.refuseFrom(4_000);
    const large = 'x'.repeat(8_000);
    await eventually(async () => expect(kinds(await log.writer.write([text(1, large)]))).toEqual(['refused']));
    // Read only now: until the log refuses it, the large record is written.
    const before = await Promise.all([log.texts(0), log.texts(1)]);
    const outcomes = await log.writer.write([text(0, '1'), text(0, '2'), text(0, large), text(1, '3'), text(0, '4'), text(1, large), text(0, large)]);
    expect(kinds(outcomes)).toEqual(['written', 'written', 'refused', 'written', 'written', 'refused', 'refused']);
    expect(outcomes[2]).toMatchObject({ error: { code: 'MESSAGE_TOO_LARGE' } });
    await log.takeAll();
    expect((await log.texts(0)).slice(before[0].length)).toEqual(['1', '2', '4']);
    expect((await log.texts(1)).slice(before[1].length)).toEqual(['3']);
  });

  test('what passes is no refusal: nothing is written, and the same records can be written later', async () => {
    const log = open();
    if (log.takeNothing === undefined) return;
    const before = await log.texts(0);
    await log.takeNothing();
    const records = [text(0, 'later 1'), text(0, 'later 2')];
    await eventually(async () => {
      const outcomes = await log.writer.write([text(1, 'any')]);
      expect(kinds(outcomes)).toEqual(['retriable']);
      expect(outcomes[0]).toMatchObject({ error: { code: 'NOT_ENOUGH_REPLICAS' } });
    });
    expect(kinds(await log.writer.write(records))).toEqual(['retriable', 'retriable']);
    expect(await log.texts(0)).toEqual(before);
    await log.takeAll();
    await eventually(async () => expect(kinds(await log.writer.write(records))).toEqual(['written', 'written']));
    expect((await log.texts(0)).slice(before.length)).toEqual(['later 1', 'later 2']);
  });
}
