import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSuites, type RunAllOptions } from './run-suites.ts';
import type { Suite } from './suites.ts';

const slowMs = 60_000;
let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cecochat-ci-'));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const verdict = (passed: number, failed = 0) => JSON.stringify({ file: 'a.test.ts', passed, failed, skipped: 0, seconds: 1 });
const tell = (passed: number, failed = 0) => `echo '${verdict(passed, failed)}' >> "$CECOCHAT_VERDICTS"`;
const suite = (name: string, commands: readonly string[], usualSeconds = 60): Suite => ({
  name, target: `test-${name}`, summary: name, usualSeconds, needs: [], builds: [], tests: [], covers: [], commands,
});

function run(suites: readonly Suite[], budgetSeconds = Infinity, rest: Partial<RunAllOptions> = {}, signal = new AbortController().signal): Promise<boolean> {
  return runSuites(suites, {
    budgetSeconds, signal, without: [], again: false, buildSecondsOf: () => 0, lacksOf: () => [], casesOf: () => 7, say: (line) => void said.push(line), ...rest,
  });
}

test('suites run one after the other, and the last line has the sum of their tests', async () => {
  expect(await run([suite('a', [tell(3)]), suite('b', [tell(1), tell(2)])])).toBe(true);
  expect(said.at(-1)).toBe('6 passed, 0 failed, 0 skipped');
});

test('a suite that fails is a failure, and what follows does not begin', async () => {
  const trace = join(folder, 'began');
  expect(await run([suite('a', [tell(3, 2), 'exit 1']), suite('b', [`touch ${trace}`])])).toBe(false);
  expect(existsSync(trace)).toBe(false);
  expect(said.join('\n')).toContain('NOT RUN, counted as skipped: test-b');
  expect(said.at(-1)).toBe('3 passed, 2 failed, 7 skipped');
});

test('test files that failed run again alone where that is asked for, and are named when they pass', async () => {
  const again = (files: readonly string[]) => (files.join() === 'a.test.ts' ? tell(3) : 'exit 1');
  const unstable = { ...suite('a', [tell(2, 1).concat('; exit 1')]), again };
  expect(await run([unstable])).toBe(false);
  expect(said.at(-1)).toBe('2 passed, 1 failed, 0 skipped');
  expect(await run([unstable, suite('b', [tell(1)])], Infinity, { again: true })).toBe(true);
  expect(said.at(-2)).toBe('UNSTABLE, failed once and passed alone: a.test.ts');
  expect(said.at(-1)).toBe('4 passed, 0 failed, 0 skipped');
});

test('test files that fail a second time, that are many, or that another command follows, are failures', async () => {
  const again = () => `${tell(2, 1)}; exit 1`;
  const failing = { ...suite('a', [`${tell(2, 1)}; exit 1`]), again };
  expect(await run([failing], Infinity, { again: true })).toBe(false);
  expect(said.at(-1)).toBe('2 passed, 1 failed, 0 skipped');
  const many = `for file in 1 2 3 4; do ${tell(2, 1)}; done; exit 1`;
  expect(await run([{ ...failing, commands: [many], again: () => tell(3) }], Infinity, { again: true })).toBe(false);
  expect(await run([{ ...failing, commands: [`${tell(2, 1)}; exit 1`, 'true'], again: () => tell(3) }], Infinity, { again: true })).toBe(false);
});

test('a suite that is left out counts as skipped', async () => {
  expect(await run([suite('a', [tell(3)]), suite('b', ['exit 1'])], Infinity, { without: ['b'] })).toBe(true);
  expect(said.join('\n')).toContain('NOT RUN, counted as skipped: test-b');
  expect(said.at(-1)).toBe('3 passed, 0 failed, 7 skipped');
});

test('a command that fails without a failed test is one failure, and the commands after it do not run', async () => {
  expect(await run([suite('a', ['exit 3', tell(5)])])).toBe(false);
  expect(said.at(-1)).toBe('0 passed, 1 failed, 0 skipped');
  expect(said.join('\n')).toContain('test-a: FAILED, ended with exit code 3,');
});

test('what does not fit into the budget is skipped, with its cases, and a shorter one after it runs', async () => {
  expect(await run([suite('a', [tell(1)], 1), suite('long', ['exit 1'], 1e6), suite('short', [tell(1)], 1)], 400)).toBe(true);
  expect(said.at(-1)).toBe('2 passed, 0 failed, 7 skipped');
  expect(said.findLast((line) => line.startsWith('test-long'))).toMatch(/not run .* s of the budget are left$/);
});

test('the first suite runs whatever the budget is, and is interrupted at its end', async () => {
  writeFileSync(join(folder, 'log'), '');
  const begunMs = performance.now();
  expect(await run([suite('a', [tell(2), 'sleep 300']), suite('b', [tell(1)])], 2)).toBe(false);
  expect(performance.now() - begunMs).toBeLessThan(slowMs);
  expect(said.join('\n')).toContain('was interrupted at the deadline');
  expect(said.at(-1)).toBe('2 passed, 1 failed, 7 skipped');
}, slowMs * 2);

test('an interrupted run ends what it started, and begins nothing more', async () => {
  const stopping = new AbortController();
  const running = run([suite('a', [`echo $$ > ${join(folder, 'pid')}; sleep 300`]), suite('b', [tell(1)])], Infinity, {}, stopping.signal);
  stopping.abort();
  expect(await running).toBe(false);
  expect(said.at(-1)).toBe('0 passed, 1 failed, 7 skipped');
});

test('a suite that the machine lacks something for is skipped, before or after it tried', async () => {
  const lacksOf = ({ name }: Suite) => (name === 'a' ? ['Go'] : []);
  expect(await run([suite('a', ['exit 1']), suite('b', ['exit 69']), suite('c', [tell(1)])], Infinity, { lacksOf })).toBe(true);
  expect(said.join('\n')).toContain('there is no Go');
  expect(said.join('\n')).toContain('this machine cannot run it');
  expect(said.at(-1)).toBe('1 passed, 0 failed, 14 skipped');
});

const builder = (name: string, preparation: readonly string[], commands: readonly string[]): Suite => ({ ...suite(name, commands, 1), preparation });

test('what a suite builds comes before its tests, and its time is not that of the tests', async () => {
  const trace = join(folder, 'built');
  expect(await run([builder('a', [`sleep 1.5; touch ${trace}`], [`test -e ${trace}`, tell(4)])], 400)).toBe(true);
  expect(Number(/passed after (\d+) s/.exec(said.join('\n'))?.[1])).toBeLessThanOrEqual(1);
  expect(said).toContain('4 passed, 0 failed, 0 skipped');
});

test('a build that takes so long that the tests would not fit is interrupted, which is no failure', async () => {
  const begunMs = performance.now();
  const needsBuild = builder('b', ['sleep 300'], ['exit 1']);
  expect(await run([suite('a', [tell(1)]), needsBuild], 55)).toBe(true);
  expect(performance.now() - begunMs).toBeLessThan(slowMs);
  expect(said.findLast((line) => line.startsWith('test-b'))).toMatch(/not run .* what it needs could not be built within \d+ s$/);
  expect(said.at(-1)).toBe('1 passed, 0 failed, 7 skipped');
}, slowMs * 2);

test('a build that fails is a failure; one that this machine cannot do is not', async () => {
  expect(await run([suite('a', [tell(1)]), builder('b', ['exit 69'], ['exit 1']), builder('c', ['exit 1'], [tell(5)])])).toBe(false);
  expect(said.findLast((line) => line.startsWith('test-b'))).toContain('this machine cannot run it');
  expect(said.at(-1)).toBe('1 passed, 1 failed, 7 skipped');
});

test('with nothing built and a small budget no suite begins that has to build, whatever the others do', async () => {
  const trace = join(folder, 'began');
  const buildSecondsOf = ({ preparation = [] }: Suite) => (preparation.length > 0 ? 1e9 : 0);
  expect(await run([suite('a', [tell(1)], 1), builder('b', [`touch ${trace}`], ['exit 1']), suite('c', [tell(2)], 1)], 300, { buildSecondsOf })).toBe(true);
  expect(existsSync(trace)).toBe(false);
  expect(said.at(-1)).toBe('3 passed, 0 failed, 7 skipped');
});
