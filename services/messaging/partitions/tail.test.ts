import { offset, userId, type Offset } from '@cecochat/contracts';
import fc from 'fast-check';
import { TailBudget, recordOverheadBytes, Tail, type TailBounds, type TailRecord } from './tail.ts';

const record = (at: number, bytes = 10, readMs = 0): TailRecord => ({
  offset: offset(at), users: [userId(1), userId(2)], frame: Buffer.alloc(bytes), readMs,
});
const newTail = (start: number, bounds: TailBounds, budget = new TailBudget(1e12)) => new Tail(offset(start), bounds, budget);
const unbounded = { records: 1e9, bytes: 1e9, ageMs: 1e9 };
const visited = (tail: Tail, from: number) => {
  const seen: number[] = [];
  const next = tail.visit(offset(from), (each) => seen.push(each.offset) > 0);
  return { seen, next };
};

test('what is visited from an offset is every record there and after it', () => {
  fc.assert(fc.property(fc.nat(50), fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 60 }), fc.nat(250), (start, gaps, from) => {
    const tail = newTail(start, unbounded);
    const offsets: number[] = [];
    gaps.reduce((at, gap) => {
      tail.append(record(at + gap));
      offsets.push(at + gap);
      return at + gap;
    }, start - 1);
    expect(visited(tail, from).seen).toEqual(offsets.filter((each) => each >= from));
    expect(visited(tail, from).next).toBe(Math.max(from, tail.next));
  }));
});

test('a visitor that has enough gets the place to go on from', () => {
  const tail = newTail(0, unbounded);
  for (let at = 0; at < 5; at++) tail.append(record(at));
  const next: Offset = tail.visit(offset(1), (each) => each.offset < 3);
  expect(next).toBe(4);
});

test.each([
  ['records', { ...unbounded, records: 10 }],
  ['bytes', { ...unbounded, bytes: 10 * (10 + recordOverheadBytes) }],
])('the bound on %s drops the oldest and moves the start', (_name, bounds) => {
  const tail = newTail(0, bounds);
  for (let at = 0; at < 5_000; at++) tail.append(record(at));
  expect({ length: tail.length, bytes: tail.bytes, start: tail.start, next: tail.next }).toEqual({ length: 10, bytes: 10 * (10 + recordOverheadBytes), start: 4_990, next: 5_000 });
  expect(visited(tail, 0).seen).toHaveLength(10);
});

test('records older than the bound leave, younger ones stay', () => {
  const tail = newTail(0, { ...unbounded, ageMs: 100 });
  for (let at = 0; at < 10; at++) tail.append(record(at, 10, at * 50));
  tail.expire(450);
  expect(tail.start).toBe(7);
  tail.expire(10_000);
  expect({ start: tail.start, next: tail.next, length: tail.length }).toEqual({ start: 10, next: 10, length: 0 });
});

describe('all tails of a server together', () => {
  const each = 10 + recordOverheadBytes;
  const fill = (tail: Tail, count: number, first = 0) => {
    for (let at = first; at < first + count; at++) tail.append(record(at));
  };

  test('keep no more than their budget, and the busy one gives way, not the quiet ones', () => {
    const budget = new TailBudget(30 * each);
    const [busy, quiet, other] = [newTail(0, unbounded, budget), newTail(0, unbounded, budget), newTail(0, unbounded, budget)];
    fill(quiet, 5);
    fill(other, 5);
    fill(busy, 1_000);
    expect([busy.length, quiet.length, other.length]).toEqual([20, 5, 5]);
    expect({ bytes: budget.bytes, evicted: budget.evicted, start: busy.start, next: busy.next }).toEqual({ bytes: 30 * each, evicted: 980, start: 980, next: 1_000 });
    fill(quiet, 100, 5);
    fill(other, 100, 5);
    expect([busy.length, quiet.length, other.length].every((length) => length >= 9 && length <= 11)).toBe(true);
    expect(budget.bytes).toBeLessThanOrEqual(30 * each);
  });

  test('share it with sends that wait', () => {
    let sends = 0;
    const budget = new TailBudget(30 * each, () => sends);
    const [busy, quiet] = [newTail(0, unbounded, budget), newTail(0, unbounded, budget)];
    fill(quiet, 5);
    fill(busy, 100);
    expect([busy.length, quiet.length]).toEqual([25, 5]);
    sends = 15 * each;
    fill(busy, 1, 100);
    expect([busy.length, quiet.length]).toEqual([10, 5]);
    sends = 100 * each;
    fill(busy, 1, 101);
    expect(budget.bytes).toBe(0);
  });

  test('have again what leaves by itself, expires, is truncated or closed', () => {
    const budget = new TailBudget(1_000 * each);
    const [bounded, aged, cut, closed] = [{ ...unbounded, records: 3 }, { ...unbounded, ageMs: 1 }, unbounded, unbounded].map((bounds) => newTail(0, bounds, budget)) as [Tail, Tail, Tail, Tail];
    for (const tail of [bounded, aged, cut, closed]) fill(tail, 10);
    expect(budget.bytes).toBe(33 * each);
    aged.expire(100);
    cut.truncate(offset(50));
    closed.close();
    expect({ bytes: budget.bytes, evicted: budget.evicted, kept: bounded.length }).toEqual({ bytes: 3 * each, evicted: 0, kept: 3 });
  });

  test('whatever is appended, expires and is closed, the budget is the sum of what is kept and never over its limit', () => {
    const step = fc.record({ tail: fc.nat(4), bytes: fc.nat(3_000), expires: fc.boolean(), closes: fc.integer({ min: 0, max: 20 }) });
    fc.assert(fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const budget = new TailBudget(20_000);
      const tails = Array.from({ length: 5 }, () => newTail(0, { records: 30, bytes: 15_000, ageMs: 20 }, budget));
      steps.forEach(({ tail: of, bytes, expires, closes }, index) => {
        const tail = tails[of] as Tail;
        if (closes === 0) {
          tail.close();
          tails[of] = newTail(0, unbounded, budget);
        } else if (expires) tail.expire(index);
        else tail.append(record(tail.next, bytes, index));
        expect(budget.bytes).toBe(tails.reduce((sum, kept) => sum + kept.bytes, 0));
        expect(budget.bytes).toBeLessThanOrEqual(budget.limit);
      });
    }));
  });
});
