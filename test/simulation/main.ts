import { describeFailure } from './run/describe-failure.ts';
import { explainSeed } from './run/run-seed.ts';
import { runSeeds } from './run/run-seeds.ts';
import { Tally } from './run/tally.ts';
import { runScale } from './scale/run-scale.ts';

/** Failures that are shrunk and shown, and the time limit of each shrink. */
const explained = 3;
const shrinkMs = 30_000;
const progressMs = 1_000;

const say = (line: string) => void process.stdout.write(`${line}\n`);

function explain(seed: number): boolean {
  const untilMs = performance.now() + shrinkMs;
  const explanation = explainSeed(seed, () => performance.now() > untilMs);
  if (explanation !== undefined) for (const line of describeFailure(seed, explanation)) say(line);
  return explanation === undefined;
}

async function simulate(seeds: number): Promise<boolean> {
  const beganMs = performance.now();
  const tally = new Tally();
  const took = () => performance.now() - beganMs;
  const progress = setInterval(() => say(tally.progress(seeds, took())), progressMs);
  try {
    await runSeeds(seeds, (results) => tally.add(results));
  } finally {
    clearInterval(progress);
  }
  for (const { seed } of tally.failed.slice(0, explained)) explain(seed);
  for (const line of tally.lines(took())) say(line);
  return verdict(seeds - tally.failed.length, tally.failed.length);
}

function verdict(passed: number, failed: number): boolean {
  say(`${passed} passed, ${failed} failed`);
  return failed === 0;
}

function count(text: string | undefined): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  say(`"${text}" is not a number of seeds, or a seed: 1, 2, 3, ...`);
  process.exit(2);
}

async function run([what, value]: readonly string[]): Promise<boolean> {
  if (what === 'scale') return runScale(say);
  if (what === 'seeds') return simulate(count(value));
  if (what === 'seed') {
    const passed = explain(count(value));
    return verdict(passed ? 1 : 0, passed ? 0 : 1);
  }
  say('usage: seeds COUNT | seed SEED | scale');
  return false;
}

process.exitCode = (await run(process.argv.slice(2))) ? 0 : 1;
