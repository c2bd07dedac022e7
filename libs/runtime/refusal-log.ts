import { createHmac, randomBytes } from 'node:crypto';
import type { ChatError } from '@cecochat/contracts';
import { addressGroup } from './address-group.ts';
import type { Logger } from './logger.ts';

/** A call that was refused. */
export interface RefusedCaller {
  readonly error: ChatError;
  /** IP address of the caller. */
  readonly address: string;
  /** Undefined where the token was not valid. */
  readonly user?: bigint | undefined;
}

/**
 * Leaves a trace of refused calls in the log: a line with the code, the limit or field, the caller's address and user.
 * Of many lines the log keeps some, see `createLogger`; metrics count all of them.
 *
 * Addresses and users are hashes with a key that only this process has: lines of one caller can be recognised as such,
 * and a reader of the log learns neither.
 */
export class RefusalLog {
  readonly #logger: Logger;
  readonly #key = randomBytes(32);

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  note({ error: { code, details }, address, user }: RefusedCaller): void {
    this.#logger.info({
      code,
      ...(details.field !== undefined && { field: details.field }),
      address: this.#hash(addressGroup(address)),
      ...(user !== undefined && { user: this.#hash(String(user)) }),
    }, `a call was refused: ${code}`);
  }

  #hash(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url').slice(0, 12);
  }
}
