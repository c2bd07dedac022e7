import type { GroupId, UserId } from '@cecochat/contracts';
import type { Outcome } from '../machine/index.ts';

export interface OutcomeWait {
  /** Resolves when this process has applied the command, and its outcome is stored. */
  readonly outcome: Promise<Outcome>;
  /** To be called by those who have waited long enough. */
  end(): void;
}

/** Callers of this process who wait for what becomes of a command. */
export class OutcomeWaits {
  readonly #waiting = new Map<string, Set<(outcome: Outcome) => void>>();

  wait(group: GroupId, actor: UserId, command: string): OutcomeWait {
    const key = keyOf(group, actor, command);
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const waiting = this.#waiting.get(key) ?? new Set();
    waiting.add(resolve);
    this.#waiting.set(key, waiting);
    return {
      outcome: promise,
      end: () => {
        waiting.delete(resolve);
        if (waiting.size === 0 && this.#waiting.get(key) === waiting) this.#waiting.delete(key);
      },
    };
  }

  settle(group: GroupId, actor: UserId, command: string, outcome: Outcome): void {
    for (const resolve of this.#waiting.get(keyOf(group, actor, command)) ?? []) resolve(outcome);
  }
}

const keyOf = (group: GroupId, actor: UserId, command: string): string => `${group}/${actor}/${command}`;
