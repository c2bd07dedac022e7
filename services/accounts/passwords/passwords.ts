import { ChatError } from '@cecochat/contracts';
import { FairGate } from '@cecochat/runtime';
import { hashPassword, hasHash } from './password-hash.ts';

/** Hashes at once: each takes 19 MiB and a thread of the four that Node has for such work. */
const atOnce = 2;
/** Hashes that wait: of one address, and of all. About ten seconds of work. */
const [mostOfAddress, mostWaiting] = [32, 256];

/** Hashes and checks passwords, a bounded number at once; addresses have their turns one after the other. */
export class Passwords {
  readonly #gate = new FairGate<string>({ units: atOnce, mostWaiting: mostOfAddress, refusal: tooMany });
  #unfinished = 0;

  /** Hashes in progress and waiting. */
  get unfinished(): number {
    return this.#unfinished;
  }

  /** Rejects with `overloaded` where too many wait. */
  hash(address: string, password: string): Promise<string> {
    return this.#run(address, () => hashPassword(password));
  }

  /** Whether a password has the hash; as much work where there is none. Rejects as `hash`. */
  check(address: string, password: string, stored: string | undefined): Promise<boolean> {
    return this.#run(address, () => hasHash(password, stored));
  }

  async #run<T>(address: string, work: () => Promise<T>): Promise<T> {
    if (this.#unfinished >= mostWaiting) throw tooMany();
    this.#unfinished++;
    try {
      return await this.#gate.run(address, 1, work);
    } finally {
      this.#unfinished--;
    }
  }
}

function tooMany(): ChatError {
  return new ChatError('overloaded', 'limits.server.passwords: too many passwords wait to be checked', {
    field: 'limits.server.passwords', retryAfterMs: 2_000,
  });
}
