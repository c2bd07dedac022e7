import { cheapestToLose } from './index.ts';

const weights = [5, 1, 1, 4];
const owners = ['messaging-0', 'messaging-1', 'messaging-2', 'messaging-1'];

test('the server with the least load is the cheapest to lose, whatever the number of its partitions', () => {
  expect(cheapestToLose({ weights, owners }, ['messaging-0', 'messaging-1', 'messaging-2'])).toBe('messaging-2');
  expect(cheapestToLose({ weights: [1, 9, 1, 1], owners: ['messaging-0', 'messaging-1', 'messaging-0', 'messaging-0'] }, ['messaging-0', 'messaging-1'])).toBe('messaging-0');
});

test('of equally loaded servers the one with the highest number goes, and 10 is higher than 9', () => {
  expect(cheapestToLose({ weights, owners }, ['messaging-0', 'messaging-1'])).toBe('messaging-1');
  expect(cheapestToLose({ weights, owners }, ['messaging-10', 'messaging-9', 'messaging-3'])).toBe('messaging-10');
});

test('only candidates are chosen, and without one there is nothing to choose', () => {
  expect(cheapestToLose({ weights, owners: [...owners.slice(0, 3), undefined] }, ['messaging-0'])).toBe('messaging-0');
  expect(() => cheapestToLose({ weights, owners }, [])).toThrow(RangeError);
});
