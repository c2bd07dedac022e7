import { parseLimit } from './idle.ts';

const limits = (hard: string) => `Limit                     Soft Limit           Hard Limit           Units     \nMax open files            1024                 ${hard}               files     \n`;

test('the hard limit counts, as Node.js takes all that it may', () => {
  expect(parseLimit(limits('20000'))).toBe(20_000);
  expect(parseLimit(limits('unlimited'))).toBe(Number.POSITIVE_INFINITY);
});
