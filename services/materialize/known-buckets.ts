import { dialogIndexRow, inboxIndexRow, type HistoryReader, type Row } from '@cecochat/cassandra';
import { userId } from '@cecochat/contracts';

export interface KnownBucketsOptions {
  readonly reader: Pick<HistoryReader, 'hasInboxBucket' | 'hasDialogBucket'>;
  readonly write: (rows: readonly Row[]) => Promise<void>;
  readonly logger: { warn(details: object, message: string): void };
}

/** Some 20 MB; a forgotten bucket costs one more row. */
const rememberedBuckets = 200_000;
const rowsAtOnce = 1_000;

/**
 * The buckets whose index rows are written, so that not every record writes them again. An operator may empty or
 * restore the tables: `check` reads the youngest row of each index, and when it is missing all remembered rows are
 * written again.
 */
export class KnownBuckets {
  readonly #options: KnownBucketsOptions;
  readonly #known = new RecentSet(rememberedBuckets);
  readonly #youngest = new Map<string, string>();

  constructor(options: KnownBucketsOptions) {
    this.#options = options;
  }

  has(name: string): boolean {
    return this.#known.has(name);
  }

  add(names: Iterable<string>): void {
    for (const name of names) {
      this.#known.add(name);
      this.#youngest.set(kindOf(name), name);
    }
  }

  /** To be called now and then. */
  async check(): Promise<void> {
    const found = await Promise.all([...this.#youngest.values()].map((name) => this.#isThere(name)));
    if (found.includes(false)) await this.writeAgain();
  }

  async writeAgain(): Promise<void> {
    const names = [...this.#known];
    this.#options.logger.warn(
      { buckets: names.length },
      'the indexes of buckets were restored or emptied, writing again what is remembered of them',
    );
    for (let at = 0; at < names.length; at += rowsAtOnce)
      await this.#options.write(names.slice(at, at + rowsAtOnce).map(rowOf));
  }

  #isThere(name: string): Promise<boolean> {
    const { inbox, dialog } = parse(name);
    const { reader } = this.#options;
    return inbox !== undefined ? reader.hasInboxBucket(...inbox) : reader.hasDialogBucket(...dialog);
  }
}

const kindOf = (name: string) => name.slice(0, name.indexOf('/'));

function rowOf(name: string): Row {
  const { inbox, dialog } = parse(name);
  return inbox !== undefined ? inboxIndexRow(...inbox) : dialogIndexRow(...dialog);
}

type Parsed =
  | { readonly inbox: Parameters<typeof inboxIndexRow>; readonly dialog?: undefined }
  | { readonly inbox?: undefined; readonly dialog: Parameters<typeof dialogIndexRow> };

/** The names of buckets in `planBatch`: `inbox/user/bucket` and `dialog/low/high/bucket`. */
function parse(name: string): Parsed {
  const [kind, ...numbers] = name.split('/');
  const [first = 0n, second = 0n, third = 0n] = numbers.map(BigInt);
  return kind === 'inbox' ? { inbox: [userId(first), second] } : { dialog: [[userId(first), userId(second)], third] };
}

/** Remembers at least the last `limit / 2` names and never more than `limit`. */
export class RecentSet {
  readonly #half: number;
  #young = new Set<string>();
  #old = new Set<string>();

  constructor(limit: number) {
    this.#half = Math.max(1, Math.floor(limit / 2));
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  *[Symbol.iterator](): Iterator<string> {
    yield* this.#old;
    yield* this.#young;
  }

  has(name: string): boolean {
    return this.#young.has(name) || this.#old.has(name);
  }

  add(name: string): void {
    if (this.has(name)) return;
    if (this.#young.size >= this.#half) {
      this.#old = this.#young;
      this.#young = new Set();
    }
    this.#young.add(name);
  }
}
