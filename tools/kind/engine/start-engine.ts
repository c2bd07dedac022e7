import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild, tellingLine } from '@cecochat/runtime';
import { KindError } from '../kind-error.ts';
import { isResourceWithheldHere, runtimeName } from './check-engine.ts';
import { run } from './docker.ts';

export interface EngineOptions {
  /** Folder that keeps images and containers. */
  readonly dataRoot: string;
  /** Folder of what is only there while it runs. */
  readonly runDir: string;
  /** Whether what images of nodes are built with is installed as well. */
  readonly withBuilder: boolean;
  readonly progress: (line: string) => void;
}

const [installDeadlineMs, startDeadlineMs, stopDeadlineMs, pollMs] = [10 * 60_000, 60_000, 60_000, 250];
const socket = '/var/run/docker.sock';
const pidOf = (runDir: string): string => join(runDir, 'dockerd.pid');

/**
 * Starts a Docker engine that listens on its usual socket and no port, installing it where it is missing. Does nothing
 * when one answers already. Throws a KindError whose message is one line.
 */
export async function startEngine({
  dataRoot,
  runDir,
  withBuilder,
  progress,
}: EngineOptions): Promise<'started' | 'answers already'> {
  if (withBuilder && !isInstalled('debootstrap')) await install(['debootstrap'], progress);
  if (await answers()) return 'answers already';
  if (!isInstalled('dockerd')) await install(['docker.io', 'iptables'], progress);
  checkRoot();
  mkdirSync(runDir, { recursive: true });
  const [config, log] = [join(runDir, 'daemon.json'), join(runDir, 'dockerd.log')];
  writeFileSync(config, JSON.stringify(buildConfiguration({ dataRoot, runtime: ensureRuntime(runDir) })));
  const output = openSync(log, 'w');
  spawn('dockerd', ['--config-file', config, '--host', `unix://${socket}`, '--pidfile', pidOf(runDir)], {
    detached: true,
    stdio: ['ignore', output, output],
  }).unref();
  if (await until(answers, startDeadlineMs)) return 'started';
  await stopEngine(runDir);
  throw new KindError(
    `the Docker engine does not answer after ${startDeadlineMs / 1_000} s: ${tellingLine(log)} (all of it: ${log})`,
  );
}

/** Ends the engine that was started with this folder; containers end with it, images stay. */
export async function stopEngine(runDir: string): Promise<'stopped' | 'was not there'> {
  if (!existsSync(pidOf(runDir))) return 'was not there';
  const pid = Number(readFileSync(pidOf(runDir), 'utf8'));
  const isAlive = () => existsSync(`/proc/${pid}`);
  if (isAlive()) process.kill(pid, 'SIGTERM');
  if (!(await until(async () => !isAlive(), stopDeadlineMs)))
    throw new KindError(`the Docker engine, process ${pid}, does not end`);
  rmSync(runDir, { recursive: true, force: true });
  return 'stopped';
}

/** Pure. */
export function buildConfiguration({
  dataRoot,
  runtime,
}: {
  readonly dataRoot: string;
  readonly runtime: string | undefined;
}): object {
  const runtimes =
    runtime === undefined ? {} : { runtimes: { [runtimeName]: { path: runtime } }, 'default-runtime': runtimeName };
  return { 'data-root': dataRoot, ...runtimes };
}

/** A runtime that asks for no more than the machine gives, where it gives less than usual. */
function ensureRuntime(runDir: string): string | undefined {
  if (!isResourceWithheldHere()) return undefined;
  const path = join(runDir, runtimeName);
  const program = join(import.meta.dirname, 'oci-runtime.ts');
  writeFileSync(
    path,
    `#!/bin/sh\nexec '${process.execPath}' --disable-warning=ExperimentalWarning '${program}' /usr/sbin/runc "$@"\n`,
    { mode: 0o755 },
  );
  return path;
}

const answers = async (): Promise<boolean> =>
  (await run('docker', ['info'], { deadlineMs: 5_000 }).catch(() => undefined))?.code === 0;

async function until(condition: () => Promise<boolean>, deadlineMs: number): Promise<boolean> {
  const end = performance.now() + deadlineMs;
  while (performance.now() < end) {
    if (await condition()) return true;
    await sleep(pollMs);
  }
  return condition();
}

function checkRoot(): void {
  if (process.getuid?.() !== 0)
    throw new KindError('only root can install and start a Docker engine: be root, or start the one of your system');
}

const isInstalled = (program: string): boolean =>
  ['/usr/sbin', '/usr/bin', '/usr/local/bin'].some((folder) => existsSync(join(folder, program)));

async function install(packages: readonly string[], progress: (line: string) => void): Promise<void> {
  checkRoot();
  if (!existsSync('/usr/bin/apt-get')) throw new KindError(
    'only where there is apt-get can packages be installed from here: install Docker Engine, and debootstrap, as ' +
      'your system does it',
  );
  progress(`installing ${packages.join(' and ')}`);
  const log = join('/tmp', `cecochat-apt-${process.pid}.log`);
  // In run level 1 the package starts nothing by itself.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const child = startChild({ name: 'apt-get', command: 'apt-get', args: ['-q', ...args], env, log });
    const deadline = setTimeout(() => void child.stop(), installDeadlineMs);
    const why = await child.gone;
    clearTimeout(deadline);
    if (why !== 'ended with exit code 0')
      throw new KindError(`'apt-get ${args.join(' ')}' ${why}: ${tellingLine(log)} (all of it: ${log})`);
  }
  rmSync(log, { force: true });
}
