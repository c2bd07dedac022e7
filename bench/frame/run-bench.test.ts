import { existsSync } from 'node:fs';
import type { Bench } from '../bench.ts';
import { runBench, type RunOptions } from './run-bench.ts';

const options = (lines: string[] = []): RunOptions => ({ runs: 3, size: 'smoke', signal: new AbortController().signal, say: (line) => void lines.push(line) });
const bench = (run: Bench['run']): Bench => ({ name: 'one', summary: '', figures: [{ figure: 'f', unit: 'x' }], run });

test('a bench is run as often as wanted, and its figures are medians', async () => {
  let value = 0;
  const results = await runBench(bench(async () => [{ figure: 'f', value: ++value ** 2 }]), options());
  expect(results).toMatchObject([{ bench: 'one', figure: 'f', value: 4, min: 1, max: 9 }]);
});

test('what was deferred is done after each run, the last first, and the folder is gone then', async () => {
  const story: string[] = [];
  const folders: string[] = [];
  await runBench(bench(async ({ defer, folder }) => {
    folders.push(folder);
    defer(async () => void story.push(existsSync(folder) ? 'first' : 'too late'));
    defer(async () => void story.push('last'));
    return [{ figure: 'f', value: 1 }];
  }), { ...options(), runs: 2 });
  expect(story).toEqual(['last', 'first', 'last', 'first']);
  expect(folders.filter((folder) => existsSync(folder))).toEqual([]);
});

test('a run that fails is ended as well, whatever fails while it is, and says why it failed', async () => {
  const lines: string[] = [];
  let ended = false;
  const failing = bench(async ({ defer }) => {
    defer(async () => void (ended = true));
    defer(() => Promise.reject(new Error('cannot end')));
    throw new Error('no luck');
  });
  await expect(runBench(failing, options(lines))).rejects.toThrow('no luck');
  expect(ended).toBe(true);
  expect(lines.join('\n')).toContain('cannot end');
});

test('after an abort no run begins', async () => {
  const abort = new AbortController();
  let runs = 0;
  const aborting = bench(async () => {
    runs++;
    abort.abort(new Error('enough'));
    return [{ figure: 'f', value: 1 }];
  });
  await expect(runBench(aborting, { ...options(), signal: abort.signal })).rejects.toThrow('enough');
  expect(runs).toBe(1);
});
