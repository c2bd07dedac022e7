import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileSession, type SessionStore } from '@cecochat/client-node';
import { shownName } from '../who.ts';

const ending = '.json';

/**
 * The folder of what the command line keeps: `CECOCHAT_HOME`, or the one for such things of the user of the machine.
 */
export function homeFolder(env: Readonly<Record<string, string | undefined>>): string {
  const { CECOCHAT_HOME: own, XDG_STATE_HOME: state } = env;
  return own || join(state || join(homedir(), '.local', 'state'), 'cecochat');
}

/** The sessions of a platform that are kept on this machine: a file for each account, and which one is used. */
export class KeptSessions {
  readonly #folder: string;

  constructor(home: string, url: URL) {
    this.#folder = join(home, 'sessions', encodeURIComponent(url.origin));
  }

  /** Of the account with the name. */
  storeOf(name: string): SessionStore {
    return fileSession(join(this.#folder, `${encodeURIComponent(shownName(name))}${ending}`));
  }

  /** The names of the accounts that are signed in. */
  async names(): Promise<readonly string[]> {
    const files = await orMissing(readdir(this.#folder), []);
    return files
      .filter((file) => file.endsWith(ending))
      .map((file) => decodeURIComponent(file.slice(0, -ending.length)))
      .sort();
  }

  /** The account that commands act for unless they name another one; undefined where there is none. */
  async current(): Promise<string | undefined> {
    const name = (await orMissing(readFile(this.#currentFile, 'utf8'), '')).trim();
    return name === '' ? undefined : name;
  }

  async use(name: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeFile(this.#currentFile, `${shownName(name)}\n`, { mode: 0o600 });
  }

  /** Removes what is kept of the account. */
  async forget(name: string): Promise<void> {
    await this.storeOf(name).change((_, save) => save(undefined));
    if ((await this.current()) === shownName(name)) await rm(this.#currentFile, { force: true });
  }

  get #currentFile(): string {
    return join(this.#folder, 'current');
  }
}

async function orMissing<T>(read: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (Error.isError(error) && 'code' in error && error.code === 'ENOENT') return otherwise;
    throw error;
  }
}
