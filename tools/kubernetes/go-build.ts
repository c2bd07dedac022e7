import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { startChild, tellingLine } from '@cecochat/runtime';
import { isAlive, withBuildLock } from './build-lock.ts';
import { KubernetesError } from './kubernetes-error.ts';

const [buildDeadlineMs, reportMs] = [40 * 60_000, 30_000];

/** The first Go of a path, or undefined. */
export const findGo = (path: string): string | undefined =>
  path
    .split(delimiter)
    .map((each) => join(each, 'go'))
    .find((each) => existsSync(each));

/** Pure but for reading the go.mod of the folder: the version that it pins. */
export function pinnedModuleVersion(folder: string, module: string): string {
  const text = readFileSync(join(folder, 'go.mod'), 'utf8');
  const version = text
    .split('\n')
    .map((line) =>
      line
        .replace(/^require /, '')
        .trim()
        .split(' '),
    )
    .find(([name]) => name === module)?.[1];
  if (version === undefined) throw new Error(`${folder}/go.mod pins no version of ${module}`);
  return version;
}

/** Without these, the programs of Kubernetes report v0.0.0. */
export function kubernetesVersionFlags(version: string): string {
  const [major = '', minor = ''] = version.slice(1).split('.');
  const base = 'k8s.io/component-base/version';
  const values = {
    [`${base}.gitVersion`]: version,
    [`${base}.gitMajor`]: major,
    [`${base}.gitMinor`]: minor,
    [`${base}.gitTreeState`]: 'clean',
    'k8s.io/client-go/pkg/version.gitVersion': version,
  };
  return Object.entries(values)
    .map(([name, value]) => `-X ${name}=${value}`)
    .join(' ');
}

/**
 * Makes a folder once for all processes: `work` fills another one that takes its place when all is in it, so that the
 * folder appears as a whole or not at all. `onWait` gets the process that is making it already.
 */
export async function makeFolderOnce(
  folder: string, onWait: (owner: number) => void, work: (partial: string) => Promise<void>,
): Promise<void> {
  if (existsSync(folder)) return;
  await withBuildLock(`${folder}.lock`, onWait, async () => {
    if (existsSync(folder)) return;
    removeUnfinished(folder);
    const partial = `${folder}.${process.pid}.partial`;
    mkdirSync(partial, { recursive: true });
    try {
      await work(partial);
      if (!existsSync(folder)) renameSync(partial, folder);
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
  });
}

/** Removes what builds of the folder left that were interrupted, as CI does at the end of its budget. */
function removeUnfinished(folder: string): void {
  for (const name of readdirSync(dirname(folder)).filter((each) => each.startsWith(`${basename(folder)}.`))) {
    const pid = /\.(\d+)\.partial$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

export interface GoBuild {
  readonly go: string;
  /** Folder with the go.mod. */
  readonly folder: string;
  readonly packages: readonly string[];
  /** A file, or a folder with a slash at its end, where each package gets a file. */
  readonly output: string;
  readonly ldflags?: string | undefined;
  readonly tags?: string | undefined;
  readonly progress: (line: string) => void;
}

/** Builds static programs. Throws a KubernetesError with the reason of a failure in one line. */
export async function buildWithGo({
  go, folder, packages, output, ldflags = '', tags = '', progress,
}: GoBuild): Promise<void> {
  const flags = ['-trimpath', '-buildvcs=false', '-mod=readonly', '-tags', tags, '-ldflags', `-s -w ${ldflags}`.trim()];
  const child = startChild({
    name: 'go build',
    command: go,
    args: ['-C', folder, 'build', ...flags, '-o', output, ...packages],
    env: { CGO_ENABLED: '0', GOOS: '', GOARCH: '', GOWORK: 'off' },
    log: join(output.endsWith('/') ? output : dirname(output), 'build.log'),
  });
  const begun = performance.now();
  const report = setInterval(
    () => progress(`  still building after ${Math.round((performance.now() - begun) / 1_000)} s`), reportMs,
  );
  const deadline = setTimeout(() => void child.stop(), buildDeadlineMs);
  const why = await child.gone;
  clearInterval(report);
  clearTimeout(deadline);
  if (why !== 'ended with exit code 0')
    throw new KubernetesError(
      `${packages.join(' and ')} could not be built with ${go}, which ${why}: ${tellingLine(child.log)}`,
    );
  rmSync(child.log, { force: true });
}
