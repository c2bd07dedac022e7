import { Command, InvalidArgumentError } from 'commander';
import { secondsToBuild } from './builds.ts';
import { casesOf, changedFiles, lacksOf } from './observe.ts';
import { orderByChange } from './plan.ts';
import { runSuites } from './run-suites.ts';
import { base, suites, type Suite } from './suites.ts';

interface Options {
  readonly all: boolean;
  readonly budget: number;
  readonly begun: number | undefined;
  readonly since: string;
  readonly without: readonly string[];
  readonly again: boolean;
}

const known = [base, ...suites];

const program = new Command('node tools/ci/main.ts')
  .description(`Runs suites of checks: ${known.map(({ name }) => name).join(', ')}.`)
  .argument('[suites...]', 'by name', collect)
  .option('--all', '`test`, then the others, those that the latest change touches first', false)
  .option('--budget <minutes>', 'minutes that a run of all may take: what does not fit is skipped', number, Infinity)
  .option('--begun <seconds>', 'when the budget began, in seconds since 1970', number)
  .option(
    '--without <suites>',
    'suites that do not run, comma-separated; they count as skipped',
    (text) => text.split(','),
    [],
  )
  .option(
    '--again',
    'up to three test files of a suite that failed run a second time, alone; those that pass then are named',
    false,
  )
  .option(
    '--since <revision>',
    'what changed since then is the latest change; else the commits of the last 12 hours before the newest',
    '',
  )
  .action(run);

function collect(name: string, before: readonly Suite[] = []): Suite[] {
  const suite = known.find((each) => each.name === name);
  if (suite === undefined) throw new InvalidArgumentError(`There is no suite of that name.`);
  return [...before, suite];
}

function number(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('It must be a number above 0.');
  return value;
}

async function run(
  named: readonly Suite[] = [],
  { all, budget, begun, since, without, again }: Options,
): Promise<void> {
  const wanted = all ? [base, ...orderByChange(suites, changedFiles(since))] : named;
  const passedSeconds = begun === undefined ? 0 : Date.now() / 1_000 - begun;
  const passed = await runSuites(wanted, {
    budgetSeconds: budget * 60 - passedSeconds,
    without,
    again,
    signal: signalOfTheEnd(),
    buildSecondsOf: ({ builds }) => secondsToBuild(builds),
    lacksOf: (suite) => lacksOf(suite, secondsToBuild(suite.builds)),
    casesOf,
    say: (line) => void process.stdout.write(`${line}\n`),
  });
  process.exitCode = passed ? 0 : 1;
}

/** Aborts at the first Ctrl-C or SIGTERM; the second one leaves at once, and what was started ends with us. */
function signalOfTheEnd(): AbortSignal {
  const abort = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (abort.signal.aborted) process.exit(130);
      abort.abort();
    });
  }
  return abort.signal;
}

await program.parseAsync();
