import { ChatError, userId, type UserId } from '@cecochat/contracts';
import { readShownText } from '../calls/texts.ts';
import { isReserved, nameLength, readName, type Name } from '../names/index.ts';
import type { Account, AccountStore, LinkStore } from '../store/index.ts';
import type { Identity } from './provider.ts';

export interface LinkedAccountsOptions {
  readonly accounts: AccountStore;
  readonly links: LinkStore;
  readonly newUserId: () => UserId;
  readonly erase: (user: UserId, name: Name) => Promise<void>;
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
  readonly random: (count: number) => Buffer;
}

const displayName = { min: 1, max: 64 };
const retryAfterMs = 1_000;

/**
 * The accounts of users whom providers confirm. Issuer and subject alone name a user: never a name or an address of
 * mail, which providers give to another one, or let users choose.
 */
export class LinkedAccounts {
  readonly #options: LinkedAccountsOptions;

  constructor(options: LinkedAccountsOptions) {
    this.#options = options;
  }

  /**
   * The account of a user; a new one at first sight, before which `mayBegin` is called. A process that ends in between
   * leaves a link to an account that the next sign-in makes.
   */
  async accountOf(identity: Identity, mayBegin: () => void): Promise<Account> {
    const { accounts, links, erase } = this.#options;
    const { issuer, subject } = identity;
    const linked = await links.userOf(issuer, subject);
    const known = linked && (await this.#existing(linked));
    if (known !== undefined) return known;
    if (linked !== undefined && (await accounts.isErased(linked))) throw busy('the account is being deleted');
    mayBegin();
    const shown = await identity.claims();
    const user = linked ?? (await links.add(issuer, subject, this.#options.newUserId()));
    const account = (await this.#existing(user)) ?? (await this.#create(user, shown.names, shown.displayName));
    if ((await links.userOf(issuer, subject)) === user) return account;
    await erase(user, account.name); // It was deleted meanwhile: no sign-in would lead to it.
    throw busy('the account is being deleted');
  }

  async #existing(user: UserId): Promise<Account | undefined> {
    const { accounts } = this.#options;
    const account = await accounts.byId(user);
    return account !== undefined && (await accounts.hasName(user, account.name)) ? account : undefined;
  }

  async #create(user: UserId, texts: readonly string[], displayed: string): Promise<Account> {
    const { accounts, clock } = this.#options;
    const left = await accounts.byId(user);
    // Of a process that ended.
    if (left !== undefined && !(await accounts.hasName(user, left.name))) await accounts.remove(user);
    for (const name of suggestNames(texts, this.#digits)) {
      const fields = { password: undefined, displayName: shownName(displayed) };
      if (!(await accounts.create(user, name, fields, clock()))) continue;
      const account = await accounts.byId(user);
      if (account !== undefined) return account;
    }
    throw busy('no name was free');
  }

  readonly #digits = (count: number): string =>
    Array.from(this.#options.random(count), (byte) => String(byte % 10)).join('');
}

/**
 * Ids are random, above 2^62: two are never the same, and no other issuer of tokens counts as far. They do not show how
 * many users there are.
 */
export const newUserId = (random: (count: number) => Buffer): UserId =>
  userId((random(8).readBigUInt64BE() >> 2n) | (1n << 62n));

/** Without one the name is shown. */
function shownName(given: string): string {
  try {
    return given === '' ? '' : readShownText(given, 'display_name', displayName);
  } catch {
    return '';
  }
}

const busy = (message: string): ChatError => new ChatError('unavailable', `${message}: try again`, { retryAfterMs });

const [numbered, random] = [9, 8];
/** Room for digits at the end. */
const longest = nameLength.max - 8;

/**
 * Pure: names for a new account, the best first, made of texts of a provider such as `Ada.Lovelace@example.com`. Those
 * with digits at the end follow, and at last one that no text is needed for. `digits` gives so many random ones.
 */
export function* suggestNames(texts: readonly string[], digits: (count: number) => string): Generator<Name> {
  const stems = [...new Set(texts.map(stemOf).filter((each) => each !== ''))];
  const stem = stems.find(isName) ?? 'user';
  const numbers = Array.from({ length: numbered - 1 }, (_, index) => `${index + 2}`);
  for (const text of [...stems, ...numbers.map((each) => `${stem}${each}`)]) yield* nameIn(text);
  for (let count = 0; count < random; count++) yield* nameIn(`${stem}${digits(6)}`);
  for (let count = 0; count < random; count++) yield* nameIn(`user${digits(8)}`);
}

/** Of an address the part before the @. Characters that names do not have become separators. */
function stemOf(text: string): string {
  const [local = ''] = text.normalize('NFKC').toLowerCase().split('@');
  const separated = local.replace(/[^\p{L}\p{M}\p{Nd}._-]+/gu, '.').replace(/[._-]*([._-])/g, '$1');
  const cleaned = separated.replace(/^[^\p{L}]+/u, '');
  return [...cleaned].slice(0, longest).join('').replace(/[._-]+$/, '');
}

function* nameIn(text: string): Generator<Name> {
  if (!isName(text)) return;
  const name = readName(text);
  if (!isReserved(name)) yield name;
}

function isName(text: string): boolean {
  try {
    readName(text);
    return true;
  } catch {
    return false;
  }
}
