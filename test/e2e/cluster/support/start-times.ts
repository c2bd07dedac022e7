import { Lookout } from '../../../../client/machine/index.ts';
import type { ClusterPlatform } from '../../../kubernetes/platform/index.ts';

const everyMs = 100;

/** Polls the messaging pods, and measures how long each new one takes from its creation until it is ready. */
export class StartTimes {
  readonly #platform: ClusterPlatform;
  readonly #sinceMs = new Map<string, number>();
  readonly #tookMs = new Map<string, number>();
  readonly #lookout: Lookout;

  private constructor(platform: ClusterPlatform, present: readonly string[]) {
    this.#platform = platform;
    for (const uid of present) this.#sinceMs.set(uid, Number.NaN);
    this.#lookout = new Lookout(() => this.#look(), everyMs);
  }

  static async watch(platform: ClusterPlatform): Promise<StartTimes> {
    return new StartTimes(platform, (await platform.pods()).map(({ metadata }) => metadata.uid));
  }

  /** Milliseconds, the shortest first, of those that got ready meanwhile. */
  async stop(): Promise<readonly number[]> {
    await this.#lookout.stop();
    return [...this.#tookMs.values()].filter((each) => !Number.isNaN(each)).sort((a, b) => a - b);
  }

  async #look(): Promise<void> {
    for (const { metadata: { uid }, status } of await this.#platform.pods().catch(() => [])) {
      const nowMs = performance.now();
      const sinceMs = this.#sinceMs.get(uid) ?? nowMs;
      this.#sinceMs.set(uid, sinceMs);
      const isReady = status.conditions?.some((each) => each.type === 'Ready' && each.status === 'True') === true;
      if (isReady && !this.#tookMs.has(uid)) this.#tookMs.set(uid, Math.round(nowMs - sinceMs));
    }
  }
}
