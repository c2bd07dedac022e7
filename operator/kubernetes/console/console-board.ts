import { ChatError } from '@cecochat/contracts';
import { TokenBucket } from '@cecochat/runtime';
import type { ConsoleDocument, ConsolePlatform } from '../../console/index.ts';
import type { ConsoleQuery } from '../../console/server/index.ts';

/** Tokens a second whose signature is checked, from all callers; those that were accepted before cost nothing. */
const unknownTokens = { rate: 20, burst: 60 };

/** A ChatCluster, as its console shows it. */
export interface ShownPlatform {
  /** `<namespace>/<name>`. */
  readonly name: string;
  /** Rejects with a ChatError unless it is the token of an administrator; see `PlatformAccess`. */
  check(authorization: string | undefined, beforeUnknown: () => void): Promise<void>;
  read(): Promise<ConsolePlatform>;
}

interface Clocks {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Milliseconds of a monotonic clock. */
  readonly monotonic: () => number;
}

/** The consoles of the ChatClusters that this operator manages while it leads. */
export class ConsoleBoard {
  readonly #clocks: Clocks;
  readonly #platforms = new Map<string, ShownPlatform>();
  readonly #unknown = new TokenBucket();

  constructor(clocks: Clocks) {
    this.#clocks = clocks;
  }

  add(platform: ShownPlatform): void {
    this.#platforms.set(platform.name, platform);
  }

  /** Does nothing where another one of that name has taken its place. */
  remove(platform: ShownPlatform): void {
    if (this.#platforms.get(platform.name) === platform) this.#platforms.delete(platform.name);
  }

  /**
   * The document for the platforms of which the token is an administrator's. Rejects with a ChatError where there is
   * none, or where the query names another one.
   */
  async read({ platform: wanted, authorization }: ConsoleQuery): Promise<ConsoleDocument> {
    const all = [...this.#platforms.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    const checked = await Promise.allSettled(
      all.map((each) => each.check(authorization, () => this.#takeUnknown())),
    );
    const seen = all.filter((_, index) => checked[index]?.status === 'fulfilled');
    if (seen.length === 0) throw refusalOf(checked);
    const chosen = wanted === undefined ? seen[0] : seen.find(({ name }) => name === wanted);
    if (chosen === undefined)
      throw new ChatError('not-found', `there is no ChatCluster ${wanted}, or the token is not of its administrator`);
    return {
      schema: 1, atMs: this.#clocks.clock(), platforms: seen.map(({ name }) => name), platform: await chosen.read(),
    };
  }

  #takeUnknown(): void {
    const waitMs = this.#unknown.take(unknownTokens, 1, this.#clocks.monotonic());
    if (waitMs > 0)
      throw new ChatError('overloaded', 'too many tokens are checked at this moment', { retryAfterMs: waitMs });
  }
}

/** The refusal that leads furthest: of a token that is valid, then of one that may be. */
const order = ['forbidden', 'overloaded', 'unavailable', 'unauthenticated'];

function refusalOf(checked: readonly PromiseSettledResult<void>[]): ChatError {
  const refusals = checked.flatMap((each) => (each.status === 'rejected' ? [ChatError.from(each.reason)] : []));
  const first = refusals.toSorted((a, b) => order.indexOf(a.code) - order.indexOf(b.code))[0];
  return first ?? new ChatError('unavailable', 'there is no ChatCluster yet', { retryAfterMs: 5_000 });
}
