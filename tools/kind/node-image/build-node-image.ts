import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { startChild, tellingLine } from '@cecochat/runtime';
import { z } from 'zod';
import { cacheFolders } from '../../cache.ts';
import { fetchKubernetes, findGo, kubernetesVersion } from '../../kubernetes/index.ts';
import { lastLine, run } from '../engine/index.ts';
import { KindError } from '../kind-error.ts';
import { fetchPrograms, programSets, versionOf, type FetchOptions } from '../programs/index.ts';

const [buildDeadlineMs, loadDeadlineMs, downloadDeadlineMs] = [20 * 60_000, 5 * 60_000, 5 * 60_000];
const sets = [
  programSets.kubernetes,
  programSets.containerd,
  programSets.coredns,
  programSets.cni,
  programSets.localPath,
  programSets.own,
];

/** Nothing tries to pull it. */
export const builtRepository = 'localhost/cecochat-kind-node';

/** The same parts make an image of the same name. */
export function builtImageName(): string {
  const hash = createHash('sha256').update([programSets.kind, ...sets].map(versionOf).join());
  for (const file of globSync('**/*.{sh,yaml}', { cwd: import.meta.dirname }).sort())
    hash.update(`${file}\0`).update(readFileSync(join(import.meta.dirname, file)));
  return `${builtRepository}:${kubernetesVersion()}-${hash.digest('hex').slice(0, 12)}`;
}

/** The image as it is kept. */
export const archiveIn = (cache: string): string =>
  join(cache, `node-${builtImageName().split(':').at(-1) ?? ''}.tar.gz`);

/** Puts the image into Docker that was built and kept; false when none was. */
export async function loadNodeImage(cache: string, progress: (line: string) => void): Promise<boolean> {
  const archive = archiveIn(cache);
  if (!existsSync(archive)) return false;
  progress('loading the image of a node that was built earlier');
  const loaded = await run('docker', ['load', '--quiet', '--input', archive], { deadlineMs: loadDeadlineMs });
  if (loaded.code !== 0) throw new KindError(
    `the image of a node in ${archive} cannot be loaded (${lastLine(loaded.stderr)}): remove that file, so that it ` +
      'is built again',
  );
  return true;
}

/** Builds the image from packages and programs and keeps it. Throws a KindError that names what is missing. */
export async function buildNodeImage(options: FetchOptions): Promise<void> {
  const { cache, path, progress } = options;
  checkTools(path);
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'programs-'));
  try {
    await gatherPrograms(work, options);
    const kindFiles = join(await downloadKind(path), 'images/base/files');
    const debian = await ensureDebian(options);
    progress(`building the image of a node, Kubernetes ${kubernetesVersion()}`);
    await runScript('build.sh', [builtImageName(), work, kindFiles, kubernetesVersion(), debian], progress);
    progress('keeping it for the next time');
    await runScript('keep.sh', [builtImageName(), archiveIn(cache)], progress);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function ensureDebian({ cache, progress }: FetchOptions): Promise<string> {
  const hash = createHash('sha256')
    .update(readFileSync(join(import.meta.dirname, 'debian-base.sh')))
    .digest('hex')
    .slice(0, 12);
  const archive = join(cache, `debian-${hash}.tar`);
  if (existsSync(archive)) return archive;
  progress('installing Debian into a folder');
  await runScript('debian-base.sh', [archive], () => undefined);
  return archive;
}

function checkTools(path: string): void {
  if (process.getuid?.() !== 0) throw new KindError(
    'the image of a node can only be built by root: run this as root once, or pull an image and name it with ' +
      '--node-image',
  );
  if (findGo(path) === undefined) throw new KindError(
    "the image of a node has to be built: install Go (1.21 or later, the package 'golang-go'), or pull an image " +
      'and name it with --node-image',
  );
  const folders = [...path.split(delimiter), '/usr/sbin', '/sbin'];
  if (!folders.some((folder) => existsSync(join(folder, 'debootstrap')))) {
    throw new KindError(
      "the image of a node is built with debootstrap: install the package 'debootstrap' ('apt-get install " +
        "debootstrap'), or pull an image and name it with --node-image",
    );
  }
}

/** All programs side by side in one folder. */
async function gatherPrograms(folder: string, options: FetchOptions): Promise<void> {
  const { apiServer } = await fetchKubernetes({ ...options, cache: cacheFolders.kubernetes });
  const folders = [dirname(apiServer)];
  for (const set of sets) folders.push(await fetchPrograms(set, options));
  for (const each of folders)
    for (const name of globSync('*', { cwd: each })) place(join(each, name), join(folder, name));
}

function place(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    cpSync(from, to); // Another file system.
  }
}

const downloadSchema = z.object({ Dir: z.string() });

/** The folder with the sources of kind. */
async function downloadKind(path: string): Promise<string> {
  const go = findGo(path) ?? 'go';
  const module = `${programSets.kind.module}@${versionOf(programSets.kind)}`;
  const outcome = await run(go, ['-C', programSets.kind.folder, 'mod', 'download', '-json', module], {
    deadlineMs: downloadDeadlineMs,
  });
  if (outcome.code !== 0) throw new KindError(`the sources of kind cannot be downloaded: ${lastLine(outcome.stderr)}`);
  return downloadSchema.parse(JSON.parse(outcome.stdout)).Dir;
}

async function runScript(name: string, args: readonly string[], progress: (line: string) => void): Promise<void> {
  const log = join(mkdtempSync('/tmp/cecochat-node-image-'), 'log');
  const child = startChild({
    name,
    command: 'bash',
    args: [join(import.meta.dirname, name), ...args],
    log,
    env: { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` },
  });
  const deadline = setTimeout(() => void child.stop(), buildDeadlineMs);
  let told = 0;
  const tell = () => {
    const news = readFileSync(log, 'utf8').split('\n').slice(told, -1);
    told += news.length;
    for (const line of news) progress(`  ${line}`);
  };
  const ticker = setInterval(tell, 1_000);
  const why = await child.gone;
  clearTimeout(deadline);
  clearInterval(ticker);
  tell();
  if (why !== 'ended with exit code 0')
    throw new KindError(`the image of a node cannot be built: ${name} ${why}: ${tellingLine(log)} (all of it: ${log})`);
  rmSync(dirname(log), { recursive: true, force: true });
}

