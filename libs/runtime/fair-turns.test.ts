import { FairTurns } from './fair-turns.ts';

function open({ ofTurn = 2, mostWaiting = 100 } = {}) {
  const turns: (() => void)[] = [];
  const done: string[] = [];
  const fair = new FairTurns<string>({ ofTurn, mostWaiting, nextTurn: (callback) => void turns.push(callback) });
  return { fair, done, run: (key: string, what: string) => fair.run(key, () => void done.push(what)), turn: () => turns.shift()?.(), turns };
}

test('work begins at once while the turn has room; the rest waits for the next turns', () => {
  const { run, done, turn, fair } = open();
  for (const each of ['1', '2', '3', '4', '5']) run('a', each);
  expect([done, fair.waiting]).toEqual([['1', '2'], 3]);
  turn();
  expect(done).toEqual(['1', '2', '3', '4']);
  turn();
  expect([done, fair.waiting]).toEqual([['1', '2', '3', '4', '5'], 0]);
});

test('a key with much waiting does not delay the others', () => {
  const { run, done, turn } = open();
  for (let each = 0; each < 50; each++) run('flood', `f${each}`);
  run('honest', 'h');
  run('other', 'o');
  turn();
  turn();
  expect(done).toEqual(['f0', 'f1', 'f2', 'h', 'o', 'f3']);
});

test('what comes while others wait does not overtake them, and a turn counts what began in it', () => {
  const { run, done, turn, turns } = open();
  for (const each of ['1', '2', '3']) run('a', each);
  turn();
  run('b', '4');
  run('b', '5');
  expect(done).toEqual(['1', '2', '3', '4']);
  turn();
  expect(done).toEqual(['1', '2', '3', '4', '5']);
  turn();
  expect(turns).toEqual([]);
  run('c', '6');
  expect(done.at(-1)).toBe('6');
});

test('beyond the bound work is refused, and does not begin later', () => {
  const { run, done, turn } = open({ ofTurn: 1, mostWaiting: 2 });
  expect(['1', '2', '3', '4'].map((each) => run('a', each))).toEqual([true, true, true, false]);
  for (let each = 0; each < 5; each++) turn();
  expect(done).toEqual(['1', '2', '3']);
});

test('work that throws leaves the rest in their turns', () => {
  const { fair, run, done, turn } = open({ ofTurn: 1 });
  run('a', '1');
  fair.run('a', () => {
    throw new Error('broken');
  });
  run('a', '2');
  expect(turn).toThrow('broken');
  for (let each = 0; each < 3; each++) turn();
  expect(done).toEqual(['1', '2']);
});
