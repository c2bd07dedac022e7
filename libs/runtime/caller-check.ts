import { ChatError } from '@cecochat/contracts';
import type { AuditEntry, AuditLog } from './audit.ts';
import type { CallLimits, LimitedCall } from './call-limits.ts';
import type { VerifiedCaller } from './caller.ts';
import type { CallCredentials, TokenVerifier } from './token-verifier.ts';

/** What is checked of every call: the limits of its address, its token, the limits of its user. */
export class CallerCheck {
  readonly #verifier: TokenVerifier;
  readonly #limits: CallLimits;
  readonly #audit: Pick<AuditLog, 'note'>;

  constructor(verifier: TokenVerifier, limits: CallLimits, audit: Pick<AuditLog, 'note'>) {
    this.#audit = audit;
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
      this.#noteRefusal(error, address, caller);
      throw error;
    }
  }

  /**
   * The caller whose token is remembered; undefined where it is not, and `check` has to look. Throws `overloaded` where
   * a limit is reached.
   */
  checkRemembered(header: string | undefined, address: string, call: LimitedCall): VerifiedCaller | undefined {
    const caller = this.#verifier.remembered(header);
    if (caller === undefined) return undefined;
    try {
      this.#limits.takeAddress(call, address);
      this.#limits.takeUser(call, caller.user);
      return caller;
    } catch (error) {
      this.#noteRefusal(error, address, caller);
      throw error;
    }
  }

  #noteRefusal(error: unknown, address: string, caller: VerifiedCaller | undefined): void {
    if (error instanceof ChatError) this.#audit.note({ ...refusalEntry(error), address, user: caller?.user });
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

/** Pure: how the audit has a refusal. */
export function refusalEntry({ code, message, details: { field } }: ChatError): AuditEntry {
  if (code === 'unauthenticated') return { event: 'token-refused', reason: message };
  if (code === 'overloaded' && field !== undefined) return { event: 'limit-reached', limit: field };
  return { event: 'call-refused', code, ...(field !== undefined && { field }) };
}
