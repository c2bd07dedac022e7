import { backOffMs, type BackOff } from '@cecochat/contracts';

/** The pause before a restart grows with every death in a row. */
export interface RestartPolicy extends BackOff {
  /** A process that ran for this long has recovered. */
  readonly stableMs: number;
}

export const defaultRestartPolicy: RestartPolicy = { baseMs: 500, capMs: 30_000, stableMs: 30_000 };

export interface Restart {
  /** Deaths in a row, with this one. */
  readonly deaths: number;
  /** Pause before the next start. */
  readonly delayMs: number;
}

/** Pure: the reaction to a death. `deaths` came before it in a row; full jitter: `chance` is 0 <= chance < 1. */
export function decideRestart(deaths: number, ranMs: number, chance: number, policy: RestartPolicy): Restart {
  const before = ranMs >= policy.stableMs ? 0 : deaths;
  return { deaths: before + 1, delayMs: backOffMs(policy, before, chance) };
}
