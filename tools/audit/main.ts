import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { readAudit } from './read-audit.ts';

/** npm waits longer for a network that drops packets. */
const deadlineMs = 30_000;

const { promise: printed, resolve } = Promise.withResolvers<string>();
const options = { cwd: join(import.meta.dirname, '../..'), timeout: deadlineMs, maxBuffer: 64 * 1024 * 1024 };
execFile('npm', ['audit', '--omit=dev', '--json'], options, (_error, stdout) => resolve(stdout));
const audit = readAudit(await printed);
if (audit.kind === 'unavailable') process.stdout.write(`audit not available: ${audit.why}\n`);
if (audit.kind === 'clean') process.stdout.write('audit: no advisory for a package of the product\n');
if (audit.kind === 'affected') {
  process.stdout.write(audit.lines.map((line) => `audit: ${line}\n`).join(''));
  process.exitCode = 1;
}
