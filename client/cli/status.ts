import type { Command } from 'commander';
import { CliError } from './failure.ts';
import { writeLine } from './output.ts';
import { statusReport, type StatusReport } from './status-report.ts';
import { describeStatus } from './status-table.ts';

const defaultUrl = 'http://127.0.0.1:24009';
const deadlineMs = 10_000;

export function registerStatus(program: Command): void {
  program
    .command('status')
    .description('Show servers, partitions, connections, and how far history is behind, of the platform that `make run` started.')
    .option('--json', 'print everything as JSON')
    .addHelpText('after', '\nEnvironment:\n  CECOCHAT_STATUS_URL  where the local platform answers (default: http://127.0.0.1:24009)\n\nExamples:\n  $ npx cecochat status\n  $ npx cecochat status --json | jq .lag.records')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const report = await readStatus(process.env['CECOCHAT_STATUS_URL'] ?? defaultUrl);
      if (json === true) await writeLine(JSON.stringify(report));
      else for (const line of describeStatus(report)) await writeLine(line);
    });
}

async function readStatus(base: string): Promise<StatusReport> {
  const url = URL.parse('/api/status', base);
  if (url === null || !/^https?:$/.test(url.protocol)) throw new CliError(`CECOCHAT_STATUS_URL must be an http URL such as ${defaultUrl}, not "${base}"`);
  let body: unknown;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(deadlineMs) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    body = await response.json();
  } catch (error) {
    throw new CliError(`no local platform answers at ${url.origin} (${reasonOf(error)}): \`make run\` starts one, CECOCHAT_STATUS_URL names another`);
  }
  const parsed = statusReport.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new CliError(`${url.origin} does not answer as a local platform does: ${issue?.path.join('.')}: ${issue?.message}`);
}

function reasonOf(error: unknown): string {
  const cause = Error.isError(error) ? (error.cause ?? error) : error;
  if (!Error.isError(cause)) return String(cause);
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
}
