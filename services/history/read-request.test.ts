import { ChatError, maxUserId, toLong } from '@cecochat/contracts';
import { readDialogHistoryRequest, readGroupHistoryRequest, readUserHistoryRequest } from './read-request.ts';

function refused(read: () => unknown): { code: string; field: string | undefined; message: string } {
  try {
    read();
  } catch (error) {
    const chat = ChatError.from(error);
    return { code: chat.code, field: chat.details.field, message: chat.message };
  }
  throw new Error('was accepted');
}

test('a count of 0 is the platform default', () => {
  expect(readUserHistoryRequest({}, 64)).toEqual({ cursor: 0, count: 64 });
  expect(readDialogHistoryRequest({ otherUser: toLong(2) }, 32).count).toBe(32);
});

test('counts at the ends of their ranges are accepted', () => {
  expect([16, 1024].map((count) => readUserHistoryRequest({ count }, 64).count)).toEqual([16, 1024]);
  expect([16, 128].map((count) => readDialogHistoryRequest({ otherUser: toLong(2), count }, 32).count)).toEqual([16, 128]);
});

test.each([15, 1025, 2 ** 32 - 1])('a user history of %d events is refused', (count) => {
  expect(refused(() => readUserHistoryRequest({ count }, 64))).toEqual({
    code: 'invalid-argument', field: 'count', message: 'count must be 16..1024, or 0 for the default',
  });
});

test.each([1, 15, 129])('a dialog history of %d events is refused', (count) => {
  expect(refused(() => readDialogHistoryRequest({ otherUser: toLong(2), count }, 32))).toEqual({
    code: 'invalid-argument', field: 'count', message: 'count must be 16..128, or 0 for the default',
  });
});

test.each([['missing', undefined], ['0', toLong(0)], ['beyond 63 bits', toLong(maxUserId + 1n)], ['-1', toLong(2n ** 64n - 1n)]])(
  'an other_user that is %s is refused', (_name, otherUser) => {
    expect(refused(() => readDialogHistoryRequest({ ...(otherUser && { otherUser }) }, 32))).toMatchObject({
      code: 'invalid-argument', field: 'other_user',
    });
  });

test('bounds that no offset and no message id can have are refused', () => {
  expect(refused(() => readUserHistoryRequest({ cursor: toLong(2n ** 63n) }, 64)).field).toBe('cursor');
  expect(refused(() => readDialogHistoryRequest({ otherUser: toLong(2), olderThan: toLong(2n ** 63n) }, 32)).field).toBe('older_than');
});

test('older_than 0 begins with the newest', () => {
  expect(readDialogHistoryRequest({ otherUser: toLong(2) }, 32).olderThan).toBe(2n ** 63n - 1n);
  expect(readDialogHistoryRequest({ otherUser: toLong(2), olderThan: toLong(9) }, 32).olderThan).toBe(9n);
});

test('a page of a group begins with the newest event unless it names another one', () => {
  expect(readGroupHistoryRequest({ group: toLong(7) }, 32)).toEqual({ group: 7n, before: Number.MAX_SAFE_INTEGER, count: 32 });
  expect(readGroupHistoryRequest({ group: toLong(7), before: toLong(9), count: 16 }, 32)).toEqual({ group: 7n, before: 9, count: 16 });
});

test.each([
  ['group', {}], ['group', { group: toLong(maxUserId + 1n) }], ['before', { group: toLong(7), before: toLong(2n ** 53n) }],
  ['count', { group: toLong(7), count: 15 }], ['count', { group: toLong(7), count: 129 }],
])('a page of a group with a wrong %s is refused', (field, request) => {
  expect(refused(() => readGroupHistoryRequest(request, 32))).toMatchObject({ code: 'invalid-argument', field });
});
