import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { z } from 'zod';
import { KindError } from '../kind-error.ts';
import { lastLine, run } from './docker.ts';

const bytesNeeded = 8 * 1024 ** 3;
/** CAP_SYS_RESOURCE, as a bit of a set of capabilities. */
const resourceBit = 24n;
/** Name of the runtime that does without that capability, in the engine's configuration. */
export const runtimeName = 'without-sys-resource';

const infoSchema = z.object({
  ServerVersion: z.string(),
  DockerRootDir: z.string(),
  DefaultRuntime: z.string().default('runc'),
});
export type EngineInfo = z.infer<typeof infoSchema>;

/** The Docker engine, if it can run a cluster. Throws a KindError that names the remedy otherwise. */
export async function checkEngine(folder: string): Promise<EngineInfo> {
  const info = await askEngine();
  const problem =
    decideCapabilities(isResourceWithheldHere(), info.DefaultRuntime) ??
    decideSpace([folder, info.DockerRootDir].map(measureSpace));
  if (problem !== undefined) throw new KindError(problem);
  return info;
}

async function askEngine(): Promise<EngineInfo> {
  const outcome = await run('docker', ['info', '--format', '{{json .}}'], { deadlineMs: 20_000 }).catch(
    (error: unknown) => {
      if (Error.isError(error) && 'code' in error && error.code === 'ENOENT') throw new KindError(describeNoDocker());
      throw error;
    },
  );
  const info = infoSchema.safeParse(parseOrEmpty(outcome.stdout));
  if (outcome.code === 0 && info.success) return info.data;
  throw new KindError(describeNoAnswer(lastLine(outcome.stderr)));
}

function parseOrEmpty(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

const howToStart =
  "on a Debian machine of your own, as root, 'node tools/kind/engine/main.ts start' installs and starts one, and " +
  "'stop' ends it";

/** Pure. */
export const describeNoDocker = (): string =>
  `a cluster needs Docker, and there is no 'docker' here: install Docker Engine (Debian and Ubuntu: the package ` +
  `'docker.io'; others: https://docs.docker.com/engine/install) or Docker Desktop, and start it; ${howToStart}`;

/** Pure: what a complaint of `docker` means. */
export function describeNoAnswer(complaint: string): string {
  if (/permission denied/i.test(complaint))
    return `you may not use Docker (${complaint}): become a member of the group 'docker' and log in again, or be root`;
  return (
    `Docker does not answer (${complaint}): start it, for example with 'sudo systemctl start ` +
    `docker'; ${howToStart}`
  );
}

/**
 * Pure: a problem where the machine withholds a capability that engines give to privileged containers, and nothing is
 * done about it.
 */
export function decideCapabilities(isWithheld: boolean, defaultRuntime: string): string | undefined {
  if (!isWithheld || defaultRuntime === runtimeName) return undefined;
  return (
    'this machine withholds CAP_SYS_RESOURCE, without which Docker starts no privileged container: use an ' +
    `engine that does not ask for it; ${howToStart}`
  );
}

/** Whether this machine withholds the capability; where there is no Linux below us, an engine has one of its own. */
export const isResourceWithheldHere = (): boolean =>
  existsSync('/proc/self/status') && isResourceWithheld(readFileSync('/proc/self/status', { encoding: 'utf8' }));

/** Pure: by the text of /proc/<pid>/status. */
export function isResourceWithheld(processStatus: string): boolean {
  const bounding = /^CapBnd:\s*([0-9a-f]+)$/m.exec(processStatus)?.[1];
  return bounding !== undefined && (BigInt(`0x${bounding}`) >> resourceBit) % 2n === 0n;
}

export interface Space {
  readonly folder: string;
  /** Undefined where it is not on this machine. */
  readonly freeBytes: number | undefined;
}

function measureSpace(folder: string): Space {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return { folder, freeBytes: bavail * bsize };
  } catch {
    return { folder, freeBytes: undefined };
  }
}

/** Pure: a problem where a cluster, its images and what they are made of do not fit. */
export function decideSpace(spaces: readonly Space[]): string | undefined {
  const full = spaces.find(({ freeBytes }) => freeBytes !== undefined && freeBytes < bytesNeeded);
  if (full?.freeBytes === undefined) return undefined;
  return (
    `the disk of ${full.folder} has ${(full.freeBytes / 1024 ** 3).toFixed(1)} GiB free, a cluster ` +
    `needs ${bytesNeeded / 1024 ** 3}: make room ('docker system df' shows what Docker keeps)`
  );
}
