/** Kinds of changes that an operator makes. */
export type WriteKind = 'commit' | 'publish' | 'start' | 'stop' | 'status';

/** A point to die, for drills: before or after the write of this number, the first being 1. */
export interface CrashPoint {
  readonly when: 'before' | 'after';
  readonly write: number;
}

export interface WritesOptions {
  readonly crash: CrashPoint | undefined;
  /** Kills this process at once. */
  readonly die: () => void;
  /** Called after every write. */
  readonly onWrite: (kind: WriteKind, number: number) => void;
}

/** Serializes and counts every write of an operator; a drill can kill the operator at each. */
export class Writes {
  readonly #options: WritesOptions;
  #count = 0;

  constructor(options: WritesOptions) {
    this.#options = options;
  }

  get count(): number {
    return this.#count;
  }

  async perform<T>(kind: WriteKind, write: () => Promise<T>): Promise<T> {
    const number = ++this.#count;
    this.#dieAt('before', number);
    const result = await write();
    this.#dieAt('after', number);
    this.#options.onWrite(kind, number);
    return result;
  }

  #dieAt(when: CrashPoint['when'], write: number): void {
    const { crash, die } = this.#options;
    if (crash?.when === when && crash.write === write) die();
  }
}

/** Reads `before:3` or `after:3`; undefined for anything else. */
export function parseCrashPoint(text: string): CrashPoint | undefined {
  const [, when, write] = /^(before|after):([1-9]\d{0,5})$/.exec(text) ?? [];
  return when === undefined ? undefined : { when: when === 'before' ? 'before' : 'after', write: Number(write) };
}
