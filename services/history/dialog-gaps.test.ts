import { noDigest, type NoticedGap, type ReadWatermark } from '@cecochat/cassandra';
import { maxMessageId, messageId, messageIdAt, offset, partition, type Partition } from '@cecochat/contracts';
import fc from 'fast-check';
import { DialogGaps, hiddenIds, idGapsWithin } from './dialog-gaps.ts';

const [nowMs, minute] = [1_800_000_000_000, 60_000];
const idAt = (ms: number) => messageIdAt(ms);
const gap = (noticedMs: number, afterId: bigint, [from, to] = [10, 20]): NoticedGap => ({ from: offset(from ?? 0), to: offset(to ?? 0), noticedMs, afterId: messageId(afterId) });
const everything = { after: messageId(0), before: maxMessageId };

test.each([
  ['from the record before it to when it was noticed', gap(nowMs, idAt(nowMs - 50 * minute)), idAt(nowMs - 51 * minute), idAt(nowMs + minute)],
  ['from when it was noticed, where that clock was behind the ids', gap(nowMs, idAt(nowMs + 50 * minute)), idAt(nowMs - minute), idAt(nowMs + 51 * minute)],
  ['from the beginning, where nothing was written before it', gap(nowMs, 0n), 0n, idAt(nowMs + minute)],
  ['everything, where it is not known when it was noticed', gap(0, idAt(nowMs)), 0n, maxMessageId],
  ['from the beginning, where the table holds an id that is none', gap(nowMs, -5n), 0n, idAt(nowMs + minute)],
  ['up to the last id there is, where the table holds that one', gap(nowMs, maxMessageId), idAt(nowMs - minute), maxMessageId],
])('the ids that a gap can hide are those %s', (_, given, after, before) => {
  expect(hiddenIds(given)).toEqual({ after, before });
});

test('a page has the parts of gaps within it, newest first; empty rows of the table are no gaps', () => {
  const gaps = [gap(nowMs - 90 * minute, idAt(nowMs - 100 * minute)), gap(nowMs, idAt(nowMs - 10 * minute)), gap(nowMs, 0n, [5, 5]), gap(nowMs, 0n, [9, 2])];
  expect(idGapsWithin(gaps, everything)).toEqual([
    { after: idAt(nowMs - 11 * minute), before: idAt(nowMs + minute) }, { after: idAt(nowMs - 101 * minute), before: idAt(nowMs - 89 * minute) },
  ]);
  const page = { after: idAt(nowMs - 95 * minute), before: idAt(nowMs - 5 * minute) };
  expect(idGapsWithin(gaps, page)).toEqual([
    { after: idAt(nowMs - 11 * minute), before: page.before }, { after: page.after, before: idAt(nowMs - 89 * minute) },
  ]);
  expect(idGapsWithin(gaps, { after: idAt(nowMs - 80 * minute), before: idAt(nowMs - 20 * minute) })).toEqual([]);
});

test('whatever the table holds, a page names the same ids as its gaps, in order and apart from each other', () => {
  const aTime = fc.integer({ min: 1, max: 40 }).map((minutes) => nowMs + minutes * minute);
  const gaps = fc.array(fc.tuple(aTime, fc.oneof(fc.constant(0n), aTime.map(idAt))).map(([noticedMs, afterId]) => gap(noticedMs, afterId)), { maxLength: 6 });
  const covers = ({ after, before }: { after: bigint; before: bigint }, id: bigint) => after < id && id < before;
  fc.assert(fc.property(gaps, aTime, aTime, (found, one, other) => {
    const page = { after: idAt(Math.min(one, other)), before: idAt(Math.max(one, other)) };
    const within = idGapsWithin(found, page);
    for (let at = nowMs - 2 * minute; at <= nowMs + 43 * minute; at += minute / 2) {
      for (const id of [idAt(at), idAt(at) + 1n]) {
        expect(within.some((each) => covers(each, id))).toBe(covers(page, id) && found.some((each) => covers(hiddenIds(each), id)));
      }
    }
    within.slice(1).forEach(({ before }, index) => expect(before).toBeLessThanOrEqual(within[index]?.after ?? 0n));
  }));
});

/** Gaps by partition, with a record of what was read. */
class Tables {
  readonly gaps = new Map<Partition, NoticedGap[]>();
  readonly asked: string[] = [];
  gapsBefore = 0;

  async readWatermark(of: Partition): Promise<ReadWatermark> {
    this.asked.push(`watermark ${of}`);
    return { next: offset(100), lastDigest: noDigest, gapsBefore: offset(this.gaps.has(of) ? this.gapsBefore : 0) };
  }

  async readGaps(of: Partition): Promise<NoticedGap[]> {
    this.asked.push(`gaps ${of}`);
    return this.gaps.get(of) ?? [];
  }
}

test('the watermark of each partition is read for each page, and gaps only where there are some and when they may have changed', async () => {
  const tables = new Tables();
  let atMs = 0;
  const found = new DialogGaps(tables, () => atMs);
  const [one, other] = [partition(1), partition(2)];
  expect(await found.find([one, one], everything)).toEqual([]);
  expect(tables.asked.splice(0)).toEqual(['watermark 1']);
  tables.gaps.set(other, [gap(nowMs, 0n)]);
  tables.gapsBefore = 20;
  const hidden = [{ after: 0n, before: idAt(nowMs + minute) }];
  for (const reads of [['watermark 1', 'watermark 2', 'gaps 2'], ['watermark 1', 'watermark 2']]) {
    expect(await found.find([one, other], everything)).toEqual(hidden);
    expect(tables.asked.splice(0)).toEqual(reads);
  }
  tables.gapsBefore = 40; // Another gap was passed: what was read before does not have it.
  tables.gaps.set(other, [gap(nowMs, 0n), gap(nowMs + 9 * minute, 0n, [30, 40])]);
  expect(await found.find([other], everything)).toEqual([{ after: 0n, before: idAt(nowMs + 10 * minute) }]);
  tables.gaps.set(other, []);
  atMs = 5_001;
  expect(await found.find([other], everything)).toEqual([]);
});
