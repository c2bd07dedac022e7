import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  Accounts, requestToken, sessionTokens, userOfToken, fileSession, type AccessOptions, type SessionStore,
} from '@cecochat/client-node';
import type { UserId } from '@cecochat/contracts';
import { CliError } from '../failure.ts';
import { readTokenFile, type UserOptions } from '../options.ts';
import { shownName } from '../who.ts';
import { NameBook } from './name-book.ts';

type TokenSource = string | (() => Promise<string>);

/** Who a command acts for. */
interface Identity {
  readonly user: UserId;
  /** Undefined for a user without a session of an account. */
  readonly name?: string;
  /** Every use has a source of its own: it notices that its last token was refused. */
  readonly newSource: (accounts: Accounts) => TokenSource;
}

/** The user that a command acts for, with tokens and the names of others. */
export class Caller {
  readonly user: UserId;
  readonly name: string | undefined;
  readonly accounts: Accounts;
  readonly names: NameBook;
  readonly #options: UserOptions;
  readonly #newSource: () => TokenSource;

  constructor(options: UserOptions, { user, name, newSource }: Identity) {
    const { url, ca } = options;
    this.user = user;
    this.name = name;
    this.#options = options;
    const token = async () => {
      const given = (source ??= newSource(this.accounts));
      return typeof given === 'string' ? given : given();
    };
    let source: TokenSource | undefined;
    this.accounts = new Accounts({ url, ca, token });
    this.#newSource = () => newSource(this.accounts);
    this.names = new NameBook(this.accounts);
    if (name !== undefined) this.names.add(user, name);
  }

  /** For a client of a service of the platform. */
  access(): AccessOptions {
    const { url, ca } = this.#options;
    return { url, ca, token: this.#newSource() };
  }

  close(): void {
    this.accounts.close();
  }
}

/** Does the work of a command for the user that its options name. */
export async function asCaller<T>(options: UserOptions, work: (caller: Caller) => Promise<T>): Promise<T> {
  const caller = new Caller(options, await identify(options));
  try {
    return await work(caller);
  } finally {
    caller.close();
  }
}

/** A token that is given; else a session that is kept; else, for a number, the development issuer. */
function identify(options: UserOptions): Identity | Promise<Identity> {
  if (options.token !== undefined || options.tokenFile !== undefined) return ofGivenToken(options);
  return typeof options.user === 'bigint' ? ofNumber(options, options.user) : ofAccount(options, options.user);
}

function ofGivenToken({ user: who, token, tokenFile }: UserOptions): Identity {
  if (typeof who === 'string')
    throw new CliError(`the token is not that of a session of ${who}: leave one of the two away`);
  const read = () => token ?? readTokenFile(tokenFile ?? '');
  const user = who ?? userOfToken(read());
  if (token !== undefined) return { user, newSource: () => tokenOf(user, token) };
  return { user, newSource: () => async () => tokenOf(user, read()) };
}

function tokenOf(user: UserId, token: string): string {
  const owner = userOfToken(token);
  if (owner !== user) throw new CliError(`the token is for user ${owner}: give that one with --user, or another token`);
  return token;
}

const ofNumber = ({ url, ca }: UserOptions, user: UserId): Identity =>
  ({ user, newSource: () => () => requestToken(url, user, { ca }) });

async function ofAccount({ url }: UserOptions, who: string | undefined): Promise<Identity> {
  const sessions = new KeptSessions(homeFolder(process.env), url);
  const wanted = who ?? (await sessions.current());
  if (wanted === undefined) throw notSignedIn(await sessions.names());
  const store = sessions.storeOf(wanted);
  const kept = await store.read();
  if (kept === undefined) throw new CliError(`${wanted} is not signed in here: \`cecochat login ${wanted}\``);
  return { user: kept.user, name: kept.name, newSource: (accounts) => sourceOf(accounts, store) };
}

const sourceOf = (accounts: Accounts, store: SessionStore): TokenSource => sessionTokens({ accounts, store });

function notSignedIn(others: readonly string[]): CliError {
  const wayOut = 'sign in with `cecochat login NAME`, or give --user';
  return new CliError(
    others.length === 0
      ? `no account is signed in here: ${wayOut}`
      : `none of the accounts here is the current one: give --user with ${others.join(' or ')}`,
  );
}

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
