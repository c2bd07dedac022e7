import { ChatError } from '@cecochat/contracts';
import type { CallLimits, LimitedCall } from './call-limits.ts';
import type { VerifiedCaller } from './caller.ts';
import type { RefusalLog } from './refusal-log.ts';
import type { CallCredentials, TokenVerifier } from './token-verifier.ts';

/** What is checked of every call: the limits of its address, its token, the limits of its user. */
export class CallerCheck {
  readonly #verifier: TokenVerifier;
  readonly #limits: CallLimits;
  readonly #refusals: Pick<RefusalLog, 'note'>;

  constructor(verifier: TokenVerifier, limits: CallLimits, refusals: Pick<RefusalLog, 'note'>) {
    this.#refusals = refusals;
    this.#verifier = verifier;
    this.#limits = limits;
  }

  /**
   * The caller. Rejects as the verifier does, and with `overloaded` where a limit is reached. While an address has too
   * many refused tokens, only callers whose tokens are remembered are admitted from there.
   */
  async check(credentials: CallCredentials, address: string, call: LimitedCall): Promise<VerifiedCaller> {
    let caller: VerifiedCaller | undefined;
    try {
      this.#limits.takeAddress(call, address);
      caller = await this.#verify(credentials, address);
      this.#limits.takeUser(call, caller.user);
      return caller;
    } catch (error) {
      if (error instanceof ChatError) this.#refusals.note({ error, address, user: caller?.user });
      throw error;
    }
  }

  async #verify(credentials: CallCredentials, address: string): Promise<VerifiedCaller> {
    try {
      return await this.#verifier.verify(credentials, () => this.#limits.checkRefusedTokens(address));
    } catch (error) {
      if (error instanceof ChatError && error.code === 'unauthenticated') this.#limits.noteRefusedToken(address);
      throw error;
    }
  }
}
