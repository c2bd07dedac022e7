import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const module = 'github.com/fullstorydev/grpcurl/cmd/grpcurl';
const version = 'v1.9.3';
const buildDeadlineMs = 15 * 60_000;

/** Neither a grpcurl nor a way to get one; the message is one line and names what to install. */
export class GrpcurlError extends Error {
  override readonly name = 'GrpcurlError';
}

export interface GrpcurlOptions {
  /** Folder that keeps what is built. */
  readonly cache: string;
  /** Folders of programs, separated as in PATH. */
  readonly path: string;
  /** Receives a line before the long step. */
  readonly progress: (line: string) => void;
}

/**
 * The folder of a grpcurl: the one of the machine, else one that is built with Go once and kept. Throws a GrpcurlError
 * that names what to install.
 */
export async function fetchGrpcurl({ cache, path, progress }: GrpcurlOptions): Promise<string> {
  const present = find('grpcurl', path);
  if (present !== undefined) return present;
  const folder = grpcurlFolder(cache);
  if (existsSync(join(folder, 'grpcurl'))) return folder;
  const go = find('go', path);
  if (go === undefined) {
    throw new GrpcurlError(
      'grpcurl is needed for the examples of docs/grpcurl.md: put it on the PATH, or install Go (the package ' +
        "'golang-go'), with which it is built",
    );
  }
  progress(`building grpcurl ${version} with Go, which takes a minute or two`);
  await build(join(go, 'go'), folder);
  return folder;
}

/** Where a grpcurl is kept that was built. */
export const grpcurlFolder = (cache: string): string => join(cache, `grpcurl-${version}`);

/** The first folder of the path that holds the program. */
function find(program: string, path: string): string | undefined {
  return path.split(delimiter).find((folder) => folder !== '' && existsSync(join(folder, program)));
}

async function build(go: string, folder: string): Promise<void> {
  const partial = `${folder}.${process.pid}.partial`;
  mkdirSync(partial, { recursive: true });
  try {
    await run(go, ['install', `${module}@${version}`], {
      env: { ...process.env, GOBIN: partial, GOOS: '', GOARCH: '' }, timeout: buildDeadlineMs,
    });
    renameInPlace(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw new GrpcurlError(`grpcurl could not be built with ${go}: ${tellingLine(error)}`, { cause: error });
  }
}

/** Two processes may build at once: the first one's folder stays. */
function renameInPlace(partial: string, folder: string): void {
  try {
    renameSync(partial, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(partial, { recursive: true, force: true });
  }
}

/** The last line of Go's output; the lines before report its downloads. */
function tellingLine(error: unknown): string {
  const output = Error.isError(error) && 'stderr' in error ? String(error.stderr) : String(error);
  return output.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
}
