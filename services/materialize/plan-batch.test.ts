import { historyProjection, projections, type Projection } from '@cecochat/cassandra';
import {
  encodeEvent, encodeGroupRecord, encodeRecord, encodeRefusedRecord, encodeTextEvent, groupId, lineage, messageId, offset, partition,
  sequence, textContent, userId, type RecordOfGroup, type UserId,
} from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import protobuf from 'protobufjs/minimal.js';
import { tableOf } from '../../test/support/table-of.ts';
import { digestOf } from './placing/index.ts';
import { planBatch } from './plan-batch.ts';
import { isPassed, isRejection, readRecord } from './read-record.ts';

const partitionCount = 4;
const home = partition(1);

/** Users who live in a partition, in the order of their ids. */
function residentsOf(of: number, count: number): UserId[] {
  const found: UserId[] = [];
  for (let id = 1; found.length < count; id++) if (partitionOf(userId(id), partitionCount) === of) found.push(userId(id));
  return found;
}

const [ann, bob] = residentsOf(1, 2) as [UserId, UserId];
const [far] = residentsOf(2, 1) as [UserId];

const eventOf = (sender: UserId, receiver: UserId, id = 5n) =>
  encodeTextEvent({ messageId: messageId(id), sender, device: 'phone', lineage: lineage(1), sequence: sequence(1), receiver, text: 'hello' });
const recordOf = (sender: UserId, receiver: UserId, id?: bigint) => encodeRecord(eventOf(sender, receiver, id));

const takers = projections.map((projection) => ({ projection, from: 100 }));

/** For the projection `history`. */
function plan(values: readonly (Buffer | null)[], isKnownBucket: (name: string) => boolean = () => true) {
  const records = values.map((value, index) => ({ offset: String(100 + index), value }));
  const { parts, rejected } = planBatch(records, { partition: home, partitionCount, generation: 0, takers, isKnownBucket });
  const [part] = parts.filter(({ projection }) => projection === historyProjection);
  if (part === undefined) throw new Error('history is not written');
  return { ...part, rejected };
}

const tables = (rows: readonly { query: string }[]) => rows.map(tableOf);

test("a sender's copy goes to the inbox and to the dialog", () => {
  const { rows, watermark } = plan([recordOf(ann, far)]);
  expect(tables(rows)).toEqual(['inbox', 'dialog']);
  expect(rows[0]?.params.slice(0, 3)).toEqual([ann, 0n, 100n]);
  expect(watermark).toEqual({ next: 101, lastDigest: digestOf(recordOf(ann, far)), lastId: 5n });
});

test("a receiver's copy goes to the inbox only: the dialog has it from the sender's", () => {
  const { rows } = plan([recordOf(far, ann)]);
  expect(tables(rows)).toEqual(['inbox']);
  expect(rows[0]?.params[0]).toBe(ann);
});

test('a record of two users who live in the same partition goes to both inboxes and once to the dialog', () => {
  const { rows } = plan([recordOf(ann, bob)]);
  expect(rows.map((row) => [tableOf(row), row.params[0]])).toEqual([['inbox', ann], ['inbox', bob], ['dialog', ann]]);
});

test('a note to oneself is in the inbox once', () => {
  expect(tables(plan([recordOf(ann, ann)]).rows)).toEqual(['inbox', 'dialog']);
});

test('both directions of a dialog go to the same place', () => {
  const keys = plan([recordOf(ann, bob), recordOf(bob, ann)]).rows.filter((row) => tableOf(row) === 'dialog').map((row) => row.key);
  expect(keys[0]).toEqual(keys[1]);
});

test('a bucket is added to its index once, unless it is known to be there', () => {
  const values = [recordOf(ann, far), recordOf(ann, far, 6n)];
  const fresh = plan(values, () => false);
  expect(tables(fresh.rows)).toEqual(['inbox', 'inbox_buckets', 'dialog', 'dialog_buckets', 'inbox', 'dialog']);
  expect(fresh.newBuckets.size).toBe(2);
  const again = plan(values, (name) => fresh.newBuckets.has(name));
  expect(tables(again.rows)).toEqual(['inbox', 'dialog', 'inbox', 'dialog']);
});

test('the same batch gives the same rows: redelivery changes nothing', () => {
  const values = [recordOf(ann, far), recordOf(far, bob, 9n), Buffer.from('garbage')];
  expect(plan(values)).toEqual(plan(values));
});

test('an event of a kind that is not known is written as it came', () => {
  const reaction = protobuf.Writer.create().uint32((99 << 3) | 2).bytes(Buffer.from('reaction')).finish();
  const event = Buffer.concat([eventOf(ann, far).subarray(0, -9), reaction]);
  const { rows, rejected } = plan([encodeRecord(event)]);
  expect(rejected).toEqual([]);
  expect(rows.map((row) => row.params.at(-1))).toEqual([event, event]);
});

test('the watermark has the highest message id of the batch, and none where no record can be read', () => {
  expect(plan([recordOf(ann, far, 7n), recordOf(far, ann, 9n), recordOf(ann, far, 8n), Buffer.from('garbage')]).watermark.lastId).toBe(9n);
  expect(plan([Buffer.from('garbage')]).watermark).not.toHaveProperty('lastId');
});

test('the watermark passes a rejected record, and its neighbours are written', () => {
  const { rows, rejected, watermark } = plan([recordOf(far, ann), Buffer.from('garbage')]);
  expect(tables(rows)).toEqual(['inbox']);
  expect(rejected.map(({ record, reason }) => [record.offset, reason])).toEqual([['101', 'unreadable-record']]);
  expect(watermark.next).toBe(102);
});

test('an event whose body is cut off is rejected: clients could not decode the page that has it', () => {
  const cut = Buffer.from(eventOf(far, ann));
  cut[cut.indexOf('hello') - 1] = 9; // The length of the text.
  const { rows, rejected } = plan([encodeRecord(cut), recordOf(far, ann)]);
  expect(tables(rows)).toEqual(['inbox']);
  expect(rejected.map(({ record, reason }) => [record.offset, reason])).toEqual([['100', 'unreadable-event']]);
});

describe('with several projections', () => {
  const records = [recordOf(ann, far), recordOf(bob, far), recordOf(ann, bob)].map((value, index) => ({ offset: String(100 + index), value }));
  const noting = (name: string, rows: Projection['rows']): Projection => ({ name, tables: [], rows });
  const positions = noting('positions', (_, at) => [{ query: 'INSERT INTO positions', params: [BigInt(at)], key: [1n], bytes: 1 }]);
  const planFor = (...given: readonly (readonly [Projection, number])[]) =>
    planBatch(records, {
      partition: home, partitionCount, generation: 2, isKnownBucket: () => true, takers: given.map(([projection, from]) => ({ projection, from })),
    }).parts;

  test('each gets the records from where it is on, and all of them the same watermark', () => {
    const parts = planFor([positions, 0], [noting('later', positions.rows), 102]);
    expect(parts.map(({ projection, rows }) => [projection, rows.map(({ params }) => Number(params[0]) % 2 ** 40)])).toEqual([
      ['positions', [100, 101, 102]], ['later', [102]],
    ]);
    expect(parts.map(({ watermark }) => watermark.next)).toEqual([2 * 2 ** 40 + 103, 2 * 2 ** 40 + 103]);
  });

  test('the error of one is its own', () => {
    const [broken, sound] = planFor([noting('broken', () => { throw new Error('no such kind'); }), 0], [positions, 0]);
    expect([broken?.failure?.message, broken?.rows]).toEqual(['no such kind', []]);
    expect([sound?.failure, sound?.rows.length]).toEqual([undefined, 3]);
  });

  test('names are distinct, and a position gives the same rows each time', () => {
    expect(new Set(projections.map(({ name }) => name)).size).toBe(projections.length);
    const read = readRecord(recordOf(ann, bob), home, partitionCount);
    if (isRejection(read) || isPassed(read) || 'receipt' in read) throw new Error('the record is not read');
    for (const { rows } of projections) expect(rows(read, offset(7))).toEqual(rows(read, offset(7)));
  });
});

function groupRecord(of: Partial<RecordOfGroup>, sender = far, group = groupId(9)): Buffer {
  const envelope = { messageId: messageId(5), sender, device: 'phone', lineage: lineage(1), sequence: sequence(1), group, seq: 1_025, n: 3 };
  return encodeGroupRecord(encodeEvent(envelope, textContent('hello')), { recipients: [], membershipEpoch: 1, isTimeline: false, ...of });
}

test('an event of a group goes to the inboxes of those whom the record lists, and to the timeline from one record alone', () => {
  const rowsOf = (of: Partial<RecordOfGroup>) => plan([groupRecord(of)]).rows.map((row) => [tableOf(row), row.params[0]]);
  expect(rowsOf({ recipients: [ann, bob] })).toEqual([['inbox', ann], ['inbox', bob]]);
  expect(rowsOf({ recipients: [ann], isTimeline: true })).toEqual([['inbox', ann], ['group_timeline', 9n]]);
  expect(rowsOf({ recipients: [far], isTimeline: true })).toEqual([['group_timeline', 9n]]);
  const [row] = plan([groupRecord({ isTimeline: true })]).rows;
  expect(row?.params.slice(0, 3)).toEqual([9n, 1n, 1_025n]);
});

test('what became of a send that was refused is for its device alone: nothing is written, and nothing is put aside', () => {
  const send = { sender: ann, device: 'phone', lineage: lineage(1), sequence: sequence(4) };
  const refused = encodeRefusedRecord({ ...send, code: 'banned', field: 'group', message: 'no', retryAfterMs: 0 });
  const { rows, rejected, watermark } = plan([refused]);
  expect({ rows, rejected, next: watermark.next }).toEqual({ rows: [], rejected: [], next: 101 });
});

const beyond = userId(2n ** 63n);
test.each([
  ['a tombstone', null, 'no-value', /without value/],
  ['an empty record', Buffer.alloc(0), 'unreadable-record', /without event/],
  ['text', Buffer.from('hello'), 'unreadable-record', /./],
  ['a cut event', encodeRecord(Buffer.from([8])), 'unreadable-event', /./],
  ['an event without sender', encodeRecord(Buffer.from([8, 1])), 'unreadable-event', /without sender/],
  ['an event of users who live elsewhere', recordOf(far, far), 'foreign', /do not live in partition 1/],
  ['an event of a group for nobody here', groupRecord({}), 'foreign', /do not live/],
  ['an event of a group for users who live elsewhere', groupRecord({ recipients: [far] }), 'foreign', /do not live/],
  ['an event of a group beyond 63 bits', groupRecord({ recipients: [ann] }, ann, groupId(2n ** 63n)), 'id-out-of-range', /group/],
  ['an event for a user beyond 63 bits', groupRecord({ recipients: [userId(2n ** 63n)] }), 'unreadable-record', /recipient/],
  ['an event of a user beyond 63 bits', recordOf(ann, beyond), 'id-out-of-range', /receiver/],
  ['a message id beyond 63 bits', recordOf(ann, far, 2n ** 63n), 'id-out-of-range', /messageId/],
] as const)('%s is rejected with a reason', (_name, value, reason, detail) => {
  const read = readRecord(value, home, partitionCount);
  expect(isRejection(read) && read.reason).toBe(reason);
  expect(isRejection(read) && read.detail).toMatch(detail);
});
