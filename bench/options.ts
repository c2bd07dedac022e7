import { Argument, Command, InvalidArgumentError } from 'commander';
import { wholeNumber } from '../tools/run/whole-number.ts';
import type { Bench } from './bench.ts';

export interface Options {
  /** Empty for all. */
  readonly names: readonly string[];
  readonly runs: number;
  readonly smoke: boolean;
  readonly list: boolean;
  /** File that gets the JSON lines as well. */
  readonly out?: string;
  /** Folder that gets a profile of each server that is measured on a core of its own. */
  readonly profile?: string;
  /** Whether docs/performance.md gets the tables, and docs the plots. */
  readonly write: boolean;
}

/** Reads the command line. Prints the help, or what is wrong with it, and exits. */
export function readOptions(argv: readonly string[], benches: readonly Bench[]): Options {
  const names = benches.map(({ name }) => name);
  const command = new Command('make bench')
    .description(
      'Measures how fast the platform is and what it needs, each figure beside a reference that is measured in the ' +
        'same minute on the same machine.',
    )
    .usage('[BENCH="name ..."] [ARGS="options"]')
    .addArgument(
      new Argument('[names...]', 'benches to run; all of them without any').argParser(parseName(names)).default([]),
    )
    .option('--runs <count>', 'runs of each bench; a figure is the median', wholeNumber(1, 99), 3)
    .option('--smoke', 'small and short: shows that the benches work, not how fast anything is', false)
    .option('--out <file>', 'a file that gets the JSON lines as well')
    .option(
      '--profile <folder>',
      'a folder that gets what the processor did in each server without Kafka, as .cpuprofile; figures are worse ' +
        'with it',
    )
    .option('--write', 'put the tables into docs/performance.md, and the plots beside it', false)
    .option('--list', 'name the benches and what they measure', false)
    .addHelpText(
      'after',
      `\nBenches:\n${listBenches(benches)
        .map((line) => `  ${line}\n`)
        .join('')}\nThe exit code says whether every bench could be run, not whether goals were met.`,
    );
  command.parse(argv, { from: 'user' });
  const options = command.opts<Omit<Options, 'names'>>();
  if (options.write && (options.smoke || options.profile !== undefined)) {
    command.error("error: option '--write' does not go with '--smoke' and '--profile': their figures mean nothing");
  }
  return { ...options, names: command.processedArgs[0] as string[] };
}

/** Pure: a line for each bench. */
export function listBenches(benches: readonly Bench[]): string[] {
  const width = Math.max(0, ...benches.map(({ name }) => name.length));
  return benches.map(({ name, summary }) => `${name.padEnd(width)}  ${summary}`);
}

function parseName(known: readonly string[]) {
  return (name: string, before: readonly string[]): string[] => {
    if (!known.includes(name)) throw new InvalidArgumentError(`There are ${known.join(', ')}.`);
    return [...before, name];
  };
}
