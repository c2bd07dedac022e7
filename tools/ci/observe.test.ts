import { countCases, parseVerdicts, sumOf, verdictLine, withFailure } from './observe.ts';

const line = (file: string, passed: number, failed: number) => `${JSON.stringify({ file, passed, failed, skipped: 1, seconds: 2.5 })}\n`;

test('verdicts are read line by line, without a last one that was cut', () => {
  const text = `${line('a.test.ts', 3, 0)}${line('b.test.ts', 1, 2)}{"file":"c.te`;
  expect(parseVerdicts(text).map(({ file }) => file)).toEqual(['a.test.ts', 'b.test.ts']);
  expect(sumOf(parseVerdicts(text))).toEqual({ passed: 4, failed: 2, skipped: 2 });
  expect(parseVerdicts('')).toEqual([]);
  expect(() => parseVerdicts('12 3\n')).toThrow();
});

test('the sum is told in the words that CI reads', () => {
  expect(verdictLine(sumOf([]))).toBe('0 passed, 0 failed, 0 skipped');
  expect(verdictLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped');
});

test('a run that failed has a failure, even when no test of it failed', () => {
  const none = { passed: 3, failed: 0, skipped: 0 };
  expect(withFailure(none, true).failed).toBe(1);
  expect(withFailure(none, false).failed).toBe(0);
  expect(withFailure({ ...none, failed: 2 }, true).failed).toBe(2);
});

test('cases are counted as they are written', () => {
  expect(countCases("test('a', () => {\n});\n  test('b', run);\ntest.each<Bench>(benches)('c $name', run);\ntest.each([\n  [1],\n])('%i', run);\nscenario('d', run);\nconst test = 1; // test(\ntesting();\n")).toBe(5);
});
