import { isAccount, type Profile } from './profile.ts';
import { t } from '../words/t.ts';

export interface PeopleOptions {
  /** Profiles of at most `batch` users; those without an account are left out. */
  readonly read: (users: readonly string[]) => Promise<readonly Profile[]>;
  /** What was kept of an earlier page. */
  readonly kept: readonly Profile[];
  readonly keep: (profiles: readonly Profile[]) => void;
  readonly onChange: () => void;
  /** Calls back later, so that many users are asked for together. */
  readonly later: (run: () => void, delayMs: number) => void;
  /** Milliseconds. */
  readonly clock: () => number;
}

/** Users of one request. */
export const batch = 100;
const [gatherMs, retryMs, freshMs] = [30, 5_000, 5 * 60_000];
const maxKept = 500;

interface Known {
  /** Undefined for a user without an account. */
  readonly profile: Profile | undefined;
  readonly readMs: number;
}

/**
 * The names of users. What a view asks for is looked up in the background, many users at once, and again when it is old;
 * views are shown again when names have arrived.
 */
export class People {
  readonly #options: PeopleOptions;
  readonly #known = new Map<string, Known>();
  readonly #wanted = new Set<string>();
  #isAsking = false;

  constructor(options: PeopleOptions) {
    this.#options = options;
    for (const profile of options.kept) this.#known.set(profile.user, { profile, readMs: Number.NEGATIVE_INFINITY });
  }

  /** What others call the user; undefined while that is not known. */
  nameOf(user: string): string | undefined {
    const known = this.#known.get(user);
    if (known === undefined || this.#options.clock() - known.readMs > freshMs) this.#want(user);
    if (known?.profile !== undefined) return known.profile.displayName;
    if (!isAccount(user)) return t('User {id}', { id: user });
    return known === undefined ? undefined : t('Deleted account');
  }

  profileOf(user: string): Profile | undefined {
    return this.#known.get(user)?.profile;
  }

  /** A profile that came with another answer. */
  remember(profiles: readonly Profile[]): void {
    for (const profile of profiles) this.#known.set(profile.user, { profile, readMs: this.#options.clock() });
    this.#changed();
  }

  #want(user: string): void {
    this.#wanted.add(user);
    this.#askLater(gatherMs);
  }

  #askLater(delayMs: number): void {
    if (this.#isAsking) return;
    this.#isAsking = true;
    this.#options.later(() => void this.#ask(), delayMs);
  }

  async #ask(): Promise<void> {
    const users = [...this.#wanted].slice(0, batch);
    let nextMs = gatherMs;
    try {
      const found = new Map((await this.#options.read(users)).map((profile) => [profile.user, profile]));
      const readMs = this.#options.clock();
      for (const user of users) {
        this.#known.set(user, { profile: found.get(user), readMs });
        this.#wanted.delete(user);
      }
      this.#changed();
    } catch {
      nextMs = retryMs; // Names that are known stay.
    }
    this.#isAsking = false;
    if (this.#wanted.size > 0) this.#askLater(nextMs);
  }

  #changed(): void {
    const profiles = [...this.#known.values()].flatMap(({ profile }) => (profile === undefined ? [] : [profile]));
    this.#options.keep(profiles.slice(-maxKept));
    this.#options.onChange();
  }
}
