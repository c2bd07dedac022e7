import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { StoreError } from './until-ready.ts';

const run = promisify(execFile);

export type StoreName = 'kafka' | 'cassandra' | 'redis';

/** The programs of the stores, ready to be started. */
export interface StorePrograms {
  /** Folders of jars. */
  readonly kafka: string;
  readonly cassandra: string;
  /** Path of redis-server. */
  readonly redis: string;
}

const pom = join(import.meta.dirname, 'pom.xml');
const mavenDeadlineMs = 15 * 60_000;

/** Fetches what is not there yet into the cache folder, by Maven. `progress` receives a line before each long step. */
export async function fetchStores(cache: string, progress: (line: string) => void): Promise<StorePrograms> {
  mkdirSync(cache, { recursive: true });
  const kafka = await fetchJars('kafka', cache, progress);
  const cassandra = await fetchJars('cassandra', cache, progress);
  return { kafka, cassandra, redis: await findRedis(cache, progress) };
}

/** Pure: the version that the pom pins for a store. */
export function pinnedVersion(pomText: string, store: StoreName): string {
  const version = new RegExp(`<${store}\\.version>([^<]+)<`).exec(pomText)?.[1];
  if (version === undefined) throw new Error(`pom.xml pins no version of ${store}`);
  return version;
}

/** Fetches the jars of a store into a folder of the cache, unless present. Throws a StoreError with the remedy. */
export async function fetchJars(store: StoreName, cache: string, progress: (line: string) => void): Promise<string> {
  const version = pinnedVersion(readFileSync(pom, 'utf8'), store);
  const folder = join(cache, `${store}-${version}`);
  if (existsSync(folder)) return folder;
  progress(`fetching ${store} ${version} with Maven`);
  const partial = `${folder}.${process.pid}.partial`;
  try {
    await run(
      'mvn',
      ['-q', '-B', '-f', pom, `-P${store}`, 'dependency:copy-dependencies', `-DoutputDirectory=${partial}`],
      {
        timeout: mavenDeadlineMs, maxBuffer: 64 * 1024 * 1024,
      },
    );
    renameInPlace(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw explainMaven(store, error);
  }
  return folder;
}

/** Two processes may fetch at once: the first one's folder stays. */
function renameInPlace(partial: string, folder: string): void {
  try {
    renameSync(partial, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(partial, { recursive: true, force: true });
  }
}

function explainMaven(store: StoreName, error: unknown): StoreError {
  if (Error.isError(error) && 'code' in error && error.code === 'ENOENT') {
    return new StoreError(`Maven is needed to fetch ${store}: install the package 'maven'`);
  }
  const output = Error.isError(error) && 'stdout' in error ? String(error.stdout) : String(error);
  const line = output.split('\n').find((each) => each.includes('ERROR')) ?? 'Maven failed';
  return new StoreError(`${store} could not be fetched: ${line.replace(/\u001b\[[0-9;]*m/g, '').slice(0, 300)}`);
}

async function findRedis(cache: string, progress: (line: string) => void): Promise<string> {
  const installed = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'redis-server'));
  return installed.find((path) => existsSync(path)) ?? fetchRedis(cache, process.platform, progress);
}

/** The redis-server in the jar of embedded-redis, for a platform and the processor of this machine. */
export async function fetchRedis(cache: string, platform: string, progress: (line: string) => void): Promise<string> {
  const jars = await fetchJars('redis', cache, progress);
  const unpacked = join(jars, 'unpacked');
  if (!existsSync(unpacked)) await unpack(jars, unpacked);
  const name = chooseRedis(readdirSync(unpacked), platform, process.arch);
  if (name === undefined) {
    throw new StoreError(
      `embedded-redis has no redis-server for ${platform} ${process.arch}: install the package 'redis-server'`,
    );
  }
  chmodSync(join(unpacked, name), 0o755);
  return join(unpacked, name);
}

/** Pure: the program for a platform among the names in the jar. */
export function chooseRedis(names: readonly string[], platform: string, arch: string): string | undefined {
  const system = `${platform}-${arch === 'x64' ? 'amd64' : arch}`;
  return names.find((name) => name.startsWith('redis-server-') && name.endsWith(system));
}

async function unpack(jars: string, unpacked: string): Promise<void> {
  const jar = readdirSync(jars).find((name) => name.startsWith('embedded-redis-'));
  if (jar === undefined) throw new Error('embedded-redis is not among its own jars');
  const partial = `${unpacked}.${process.pid}.partial`;
  mkdirSync(partial, { recursive: true });
  await run('jar', ['xf', join(jars, jar)], { cwd: partial });
  renameInPlace(partial, unpacked);
}
