import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { KindError } from '../kind-error.ts';

export interface DockerOptions {
  /** What it reads. */
  readonly input?: string;
  /** A file that it reads. */
  readonly inputFile?: string;
  readonly deadlineMs?: number;
}

const usualDeadlineMs = 120_000;

/** What `docker` prints. Throws a KindError with the last line of what it complains about. */
export async function docker(args: readonly string[], options: DockerOptions = {}): Promise<string> {
  const outcome = await run('docker', args, options);
  if (outcome.code === 0) return outcome.stdout;
  const shown = args.slice(0, 4).join(' ');
  throw new KindError(
    `docker ${shown}${args.length > 4 ? ' ...' : ''} ${
      outcome.code === undefined ? 'took too long' : 'ended with exit ' + `code ${outcome.code}`
    }: ${lastLine(outcome.stderr)}`,
  );
}

/** Whether `docker` does it. */
export const dockerDoes = async (args: readonly string[]): Promise<boolean> =>
  (await run('docker', args, {})).code === 0;

export interface Outcome {
  /** Undefined when it did not end in time. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. Throws only when there is no such program, or the file that it reads cannot be read. */
export async function run(
  command: string,
  args: readonly string[],
  { input, inputFile, deadlineMs = usualDeadlineMs }: DockerOptions,
  env?: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const { promise: ended, resolve, reject } = Promise.withResolvers<number | undefined>();
  const out: Buffer[] = [];
  const complaints: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
  child.once('error', reject);
  child.once('close', (code) => resolve(code ?? undefined));
  const timer = setTimeout(() => child.kill('SIGKILL'), deadlineMs);
  try {
    child.stdin.on('error', () => undefined); // It ended before it had read everything: its exit code has the reason.
    if (inputFile === undefined) child.stdin.end(input ?? '');
    else
      await Promise.race([
        ended,
        pipeline(createReadStream(inputFile), child.stdin).catch((error: unknown) => throwUnlessClosed(error)),
      ]);
    return { code: await ended, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(complaints).toString() };
  } finally {
    clearTimeout(timer);
  }
}

function throwUnlessClosed(error: unknown): void {
  if (
    Error.isError(error) &&
    'code' in error &&
    (error.code === 'EPIPE' || error.code === 'ERR_STREAM_PREMATURE_CLOSE')
  )
    return;
  throw error;
}

export const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
