import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StoreError } from './until-ready.ts';

const run = promisify(execFile);

export interface Java {
  /** Path of the `java` program. */
  readonly path: string;
  readonly major: number;
}

/** Cassandra 5.0 needs the security manager, which JDK 24 took away; Kafka 4 needs 17. */
const minMajor = 17;
const maxMajor = 23;

/** Pure: the JDK to use of those that were found, 17 before 21 before others; undefined when none will do. */
export function chooseJava(found: readonly Java[]): Java | undefined {
  const usable = found.filter(({ major }) => major >= minMajor && major <= maxMajor);
  const rank = ({ major }: Java) => (major === 17 ? 0 : major === 21 ? 1 : 2);
  return usable.sort((a, b) => rank(a) - rank(b))[0];
}

/** Pure: the major version in what `java -version` prints; undefined when there is none. */
export function parseJavaVersion(text: string): number | undefined {
  const match = /version "(\d+)(?:\.(\d+))?/.exec(text);
  if (match === null) return undefined;
  return match[1] === '1' ? Number(match[2]) : Number(match[1]);
}

/** Finds a JDK in JAVA_HOME, on the PATH or in the usual folders. Throws a StoreError that names what to install. */
export async function findJava(): Promise<Java> {
  const found = (await Promise.all(candidates().map(inspect))).filter((java) => java !== undefined);
  const chosen = chooseJava(found);
  if (chosen !== undefined) return chosen;
  const versions = [...new Set(found.map(({ major }) => major))].join(', ');
  const have = versions === '' ? 'none was found' : `found ${versions}`;
  throw new StoreError(
    `Kafka and Cassandra need a JDK ${minMajor} .. ${maxMajor}, ${have}: install the package ` +
      `'openjdk-17-jdk-headless' or set JAVA_HOME`,
  );
}

function candidates(): string[] {
  const homes = process.env['JAVA_HOME'] === undefined ? [] : [process.env['JAVA_HOME']];
  for (const folder of ['/usr/lib/jvm', '/Library/Java/JavaVirtualMachines']) {
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder)) homes.push(join(folder, name), join(folder, name, 'Contents/Home'));
  }
  return ['java', ...homes.map((home) => join(home, 'bin/java')).filter((path) => existsSync(path))];
}

async function inspect(path: string): Promise<Java | undefined> {
  try {
    const { stderr, stdout } = await run(path, ['-version'], { timeout: 20_000 });
    const major = parseJavaVersion(stderr + stdout);
    return major === undefined ? undefined : { path, major };
  } catch {
    return undefined;
  }
}
