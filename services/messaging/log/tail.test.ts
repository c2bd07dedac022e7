import { offset, userId, type Offset } from '@cecochat/contracts';
import fc from 'fast-check';
import { Tail, type TailRecord } from './tail.ts';

const record = (at: number, bytes = 10, readMs = 0): TailRecord => ({
  offset: offset(at), sender: userId(1), receiver: userId(2), frame: Buffer.alloc(bytes), readMs,
});
const unbounded = { records: 1e9, bytes: 1e9, ageMs: 1e9 };
const visited = (tail: Tail, from: number) => {
  const seen: number[] = [];
  const next = tail.visit(offset(from), (each) => seen.push(each.offset) > 0);
  return { seen, next };
};

test('what is visited from an offset is every record there and after it', () => {
  fc.assert(fc.property(fc.nat(50), fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 60 }), fc.nat(250), (start, gaps, from) => {
    const tail = new Tail(offset(start), unbounded);
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
  const tail = new Tail(offset(0), unbounded);
  for (let at = 0; at < 5; at++) tail.append(record(at));
  const next: Offset = tail.visit(offset(1), (each) => each.offset < 3);
  expect(next).toBe(4);
});

test.each([
  ['records', { ...unbounded, records: 10 }],
  ['bytes', { ...unbounded, bytes: 100 }],
])('the bound on %s drops the oldest and moves the start', (_name, bounds) => {
  const tail = new Tail(offset(0), bounds);
  for (let at = 0; at < 5_000; at++) tail.append(record(at));
  expect({ length: tail.length, bytes: tail.bytes, start: tail.start, next: tail.next }).toEqual({ length: 10, bytes: 100, start: 4_990, next: 5_000 });
  expect(visited(tail, 0).seen).toHaveLength(10);
});

test('records older than the bound leave, younger ones stay', () => {
  const tail = new Tail(offset(0), { ...unbounded, ageMs: 100 });
  for (let at = 0; at < 10; at++) tail.append(record(at, 10, at * 50));
  tail.expire(450);
  expect(tail.start).toBe(7);
  tail.expire(10_000);
  expect({ start: tail.start, next: tail.next, length: tail.length }).toEqual({ start: 10, next: 10, length: 0 });
});
