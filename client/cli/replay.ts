import { ChatError } from '@cecochat/contracts';
import { InvalidArgumentError, type Command } from 'commander';
import { describeReport, isKept, replay, type ReplayReport } from '../replay/index.ts';
import { requestToken } from '@cecochat/client-node';
import { CliError } from './failure.ts';
import { onInterrupt } from './with-deadline.ts';
import { parsePositive } from './numbers.ts';
import { caOption, urlOption } from './options.ts';
import { writeLine, jsonLine, visible } from './output.ts';

interface Options {
  readonly url: URL;
  readonly ca?: string;
  readonly limit?: number;
  readonly rate?: number;
  readonly devices: number;
  readonly json?: boolean;
}

/** Devices of one user that the platform lets in at once. */
const maxDevices = 16;
const interruptedCode = 130;

export function registerReplay(program: Command): void {
  program
    .command('replay')
    .description(
      'Send the messages of a file as their users would, and check that everybody sees each once, in order, and in ' +
        'history.',
    )
    .argument('<file>', 'columns source, target, unix_time, separated by tabs, with that header')
    .option('--limit <n>', 'only the first messages', parsePositive)
    .option('--rate <n>', 'messages a second, instead of as fast as the platform takes them', parsePositive)
    .option('--devices <n>', 'how many devices each user has', parseDevices, 1)
    .addOption(urlOption())
    .addOption(caOption())
    .option('--json', 'print the report as one JSON object')
    .addHelpText(
      'after',
      [
        '',
        'Tokens come from the development issuer. The exit code is 0 only when every promise was kept.',
        '', 'Examples:',
        '  $ ./cecochat replay samples/college-messages.tsv --limit 5000 --devices 3',
        '  $ ./cecochat replay samples/college-messages.tsv --json | jq .messagesPerSecond',
      ].join('\n'),
    )
    .action(run);
}

async function run(file: string, options: Options): Promise<void> {
  const interrupt = new AbortController();
  const release = onInterrupt(() => interrupt.abort(new CliError('interrupted')));
  try {
    const report = await replayFile(file, options, interrupt.signal);
    await writeLine(options.json === true ? jsonLine(report) : visible(describeReport(report)));
    if (!isKept(report)) process.exitCode = 1;
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    process.stderr.write('interrupted\n');
    process.exitCode = interruptedCode;
  } finally {
    release();
  }
}

async function replayFile(
  file: string,
  { url, ca, limit, rate, devices }: Options,
  signal: AbortSignal,
): Promise<ReplayReport> {
  try {
    return await replay({
      file, limit, rate, url, ca, signal, devicesPerUser: devices,
      tokenOf: (user) => requestToken(url, user, { ca }),
      onProgress: (line) => process.stderr.write(`${visible(line)}\n`),
    });
  } catch (error) {
    if (error instanceof ChatError && error.code === 'replaced')
      throw new CliError('another replay uses the same devices: only one can run on a platform');
    throw error;
  }
}

function parseDevices(text: string): number {
  const devices = parsePositive(text);
  if (devices > maxDevices) throw new InvalidArgumentError(`It must be at most ${maxDevices}.`);
  return devices;
}
