import { positionOf } from '@cecochat/contracts';
import { decideBatch } from './decide-batch.ts';

const facts = { next: positionOf(1, 10), generation: 1, first: 10, last: 19, end: 20, sought: false };

test.each([
  ['the expected batch is applied', {}, { kind: 'apply', from: 10, lost: 0 }],
  ['one that overlaps is applied from the expected record on', { first: 5 }, { kind: 'apply', from: 10, lost: 0 }],
  ['one before the expected one is asked for again', { first: 0, last: 9 }, { kind: 'seek', to: 10 }],
  ['one behind the expected one is asked for again', { first: 12 }, { kind: 'seek', to: 10 }],
  ['where Kafka has none before it, what lies between is lost', { first: 12, sought: true }, { kind: 'apply', from: 12, lost: 2 }],
  ['a log that ends before what was applied is another one', { first: 0, last: 4, end: 5 }, { kind: 'new-log' }],
  ['a log of a later generation is applied from its start', { generation: 2, first: 0 }, { kind: 'apply', from: 0, lost: 0 }],
  ['of a later generation too Kafka may have lost the start', { generation: 2, first: 3, sought: true }, { kind: 'apply', from: 3, lost: 3 }],
])('%s', (_, changes, step) => {
  expect(decideBatch({ ...facts, ...changes })).toEqual(step);
});
