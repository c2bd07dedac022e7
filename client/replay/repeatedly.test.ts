import { Patience } from './repeatedly.ts';

test('patience is over when nothing has happened for too long, whenever that is', () => {
  const patience = new Patience(100);
  const looks: [measure: number, nowMs: number][] = [[0, 5_000], [0, 5_100], [1, 5_200], [1, 5_300], [2, 5_301], [2, 5_402]];
  expect(looks.map(([measure, nowMs]) => patience.isOver(measure, nowMs))).toEqual([false, false, false, false, false, true]);
});
