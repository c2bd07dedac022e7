import { divideCores } from './cores.ts';

test('the server has the last core for itself', () => {
  expect(divideCores('0-1')).toEqual({ server: 1, others: [0] });
  expect(divideCores('0-2,5,7-8')).toEqual({ server: 8, others: [0, 1, 2, 5, 7] });
});

test('one core cannot be divided', () => {
  expect(divideCores('3')).toBeUndefined();
});
