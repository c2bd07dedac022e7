import { join } from 'node:path';
import { Argument, type Command } from 'commander';
import { describeDrill, drills, pauseBetween, runDrill, type Drill, type DrillReport } from '../drill/index.ts';
import { Machine } from '../machine/index.ts';
import { requestToken } from '@cecochat/client-node';
import { CliError, describeFailure } from './failure.ts';
import { onInterrupt } from './with-deadline.ts';
import { parseNatural, parsePositive } from './numbers.ts';
import { urlOption } from './options.ts';
import { writeLine, jsonLine, visible } from './output.ts';
import { machineEnvironment } from './status.ts';
import { formatTable } from './table.ts';

interface Options {
  readonly url: URL;
  readonly file: string;
  readonly devices?: number;
  readonly rate?: number;
  readonly standby: number;
  readonly short?: boolean;
  readonly json?: boolean;
}

const sample = join(import.meta.dirname, '../../samples/college-messages.tsv');
const interruptedCode = 130;
const all = 'all';

export function registerDrill(program: Command): void {
  const names = drills.map(({ name }) => name);
  program
    .command('drill')
    .description(
      'Break, scale or upgrade the platform that `make run` started while people chat, find out what they notice, ' +
        'and put it back.',
    )
    .addArgument(new Argument('<name>', `which one, or ${all} for each in turn and a table`).choices([...names, all]))
    .option(
      '--devices <n>',
      'how many devices are connected, each of another user (default: 1000, or what the drill needs)',
      parsePositive,
    )
    .option('--rate <n>', 'messages a second (default: 500, or what the drill needs)', parsePositive)
    .option('--standby <n>', 'warm spares, for kill', parseNatural, 0)
    .option('--short', 'the form that takes the least time')
    .option('--file <file>', 'the messages: columns source, target, unix_time', sample)
    .addOption(urlOption())
    .option('--json', 'print each report as one JSON object')
    .addHelpText(
      'after',
      [
        '', 'Drills:',
        ...drills.map(({ name, summary }) => `  ${name.padEnd(20)}${summary}`),
        '',
        'The exit code is 0 only when everything that a drill must show was shown.',
        machineEnvironment, '', 'Examples:', '  $ ./cecochat drill scale',
        '  $ ./cecochat drill kill --standby 1 --json | jq .resumeMs',
        `  $ ./cecochat drill ${all} --short`,
      ].join('\n'),
    )
    .action(run);
}

async function run(name: string, options: Options): Promise<void> {
  const interrupt = new AbortController();
  const release = onInterrupt(() => interrupt.abort(new CliError('interrupted')));
  try {
    const [one] = drills.filter((drill) => drill.name === name);
    const isKept =
      one === undefined ? await runAll(options, interrupt.signal) : await runOne(one, options, interrupt.signal);
    if (!isKept) process.exitCode = 1;
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    say('interrupted');
    process.exitCode = interruptedCode;
  } finally {
    release();
  }
}

const say = (line: string): void => {
  process.stderr.write(`${visible(line)}\n`);
};

async function runOne(drill: Drill, options: Options, signal: AbortSignal): Promise<boolean> {
  const report = await drillOf(drill, options, signal);
  await writeLine(options.json === true ? jsonLine(report) : visible(describeDrill(report)));
  return report.ok;
}

function drillOf(
  drill: Drill,
  { url, file, devices, rate, standby, short }: Options,
  signal: AbortSignal,
): Promise<DrillReport> {
  return runDrill(drill, {
    machine: new Machine(),
    url,
    file,
    signal,
    settings: { standby, isShort: short === true },
    load: { ...(devices !== undefined && { devices }), ...(rate !== undefined && { rate }) },
    tokenOf: (user) => requestToken(url, user),
    onProgress: say,
  });
}

/** Each in turn, `kill` a second time with a spare; one that fails does not end the series. */
async function runAll(options: Options, signal: AbortSignal): Promise<boolean> {
  const series = drills.flatMap((drill) => [
    { drill, standby: 0 },
    ...(drill.name === 'kill' ? [{ drill, standby: 1 }] : []),
  ]);
  const rows: (string | number | null)[][] = [];
  let areKept = true;
  for (const { drill, standby } of series) {
    const title = standby > 0 ? `${drill.name} --standby ${standby}` : drill.name;
    say(`\ndrill ${title}: ${drill.summary}`);
    const row = await drillOf(drill, { ...options, standby }, signal).then(
      async (report) => {
        if (options.json === true) await writeLine(jsonLine(report));
        areKept &&= report.ok;
        return rowOf(title, report);
      },
      (error: unknown) => {
        signal.throwIfAborted();
        areKept = false;
        return [title, 'could not be run', null, null, null, null, null, null, describeFailure(error)];
      },
    );
    rows.push(row);
    await pauseBetween(signal);
  }
  const header = [
    'DRILL', 'OUTCOME', 'MESSAGES', 'LOST', 'TWICE', 'MOVED', 'GAP P99 MS', 'BACK P99 MS', 'WHAT WAS NOT SHOWN',
  ];
  if (options.json !== true) for (const line of formatTable(header, rows)) await writeLine(visible(line));
  return areKept;
}

function rowOf(title: string, report: DrillReport): (string | number | null)[] {
  const { ok, messages, lost, duplicates, moved, lowerBound, gapMs, resumeMs, problems } = report;
  return [
    title, ok ? 'passed' : 'FAILED', messages, lost, duplicates, `${moved} of ${lowerBound}`, gapMs.p99, resumeMs.p99,
    problems.join('; '),
  ];
}
