import { setTimeout as sleep } from 'node:timers/promises';
import { backOffMs, type BackOff } from '@cecochat/contracts';
import {
  agreeOnIdentity, findIdentities, IdentityError, type IdentityStore, type PlatformIdentity,
} from './platform-identity.ts';

interface Required {
  /** Name of the platform. */
  readonly name: string;
  /** Stores that may have lost it. */
  readonly volatile: readonly IdentityStore[];
  readonly logger: { warn(details: object, message: string): void };
}

export interface RequiredIdentity extends Required {
  /** Stores in which the set-up step has recorded the identity of the platform. */
  readonly durable: readonly [IdentityStore, ...IdentityStore[]];
}

/**
 * The identity that all stores agree on. Waits for stores that do not answer and for the set-up step, and logs the
 * reason once for every new one. Throws an IdentityError when a store belongs to another platform.
 */
export async function requireIdentity(required: RequiredIdentity): Promise<PlatformIdentity> {
  const { durable } = required;
  return untilAgreed(required, async () => {
    const found = await findIdentities([...durable, ...required.volatile]);
    const identity = agreeOnIdentity(required.name, found);
    const missing = found.slice(0, durable.length).find(({ finding }) => finding.kind === 'none');
    if (identity !== undefined && missing === undefined) return identity;
    throw new Error(`${missing?.place} does not say yet which platform it belongs to: has the set-up step run?`);
  });
}

/** Ends the process with one line when a store belongs to another platform; a store may have lost its identity. */
export function refuseForeignStores(required: Required): Promise<void> {
  return orExit(
    untilAgreed(required, async () => void agreeOnIdentity(required.name, await findIdentities(required.volatile))),
  );
}

/** As `requireIdentity`; ends the process with one line when a store belongs to another platform. */
export function requireOwnStores(required: RequiredIdentity): Promise<PlatformIdentity> {
  return orExit(requireIdentity(required));
}

function untilAgreed<T>({ logger }: Required, attempt: () => Promise<T>): Promise<T> {
  return untilDone(attempt, {
    isFinal: (error) => error instanceof IdentityError,
    onReason: (reason) => logger.warn({ reason }, 'waiting for the stores of this platform'),
  });
}

async function orExit<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    process.stderr.write(`error: ${Error.isError(error) ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

/** Pauses between attempts, unless others are given. */
const usualBackOff: BackOff = { baseMs: 100, capMs: 2_000 };

export interface Attempts {
  /** Called once for every new reason why an attempt failed. */
  readonly onReason: (reason: string) => void;
  /** Whether the work is still needed, before attempt 0, 1, ...; always unless given. */
  readonly isWanted?: (attempt: number) => boolean;
  /** Errors that another attempt will not mend: they are thrown. */
  readonly isFinal?: (error: unknown) => boolean;
  /** The message of the error unless given. */
  readonly describe?: (error: unknown) => string;
  readonly signal?: AbortSignal | undefined;
  readonly backOff?: BackOff;
  /** 0 <= random() < 1, for the pauses. */
  readonly random?: () => number;
}

/** The work was no longer needed before it succeeded. */
export class NotWanted extends Error {
  override readonly name = 'NotWanted';
}

const usual = {
  isWanted: () => true, isFinal: () => false, describe: messageOf, backOff: usualBackOff, random: Math.random,
};

/**
 * The result of the first successful attempt. Throws final errors, NotWanted, and the reason of the signal when it is
 * aborted.
 */
export async function untilDone<T>(attempt: () => Promise<T>, attempts: Attempts): Promise<T> {
  const { onReason, isWanted, isFinal, describe, backOff, random, signal } = { ...usual, ...attempts };
  let lastReason = '';
  for (let failures = 0; isWanted(failures); failures++) {
    signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (isFinal(error)) throw error;
      const reason = describe(error);
      if (reason !== lastReason) onReason(reason);
      lastReason = reason;
    }
    await sleep(backOffMs(backOff, failures, random()), undefined, { ...(signal && { signal }) });
  }
  throw new NotWanted(`no longer needed, after: ${lastReason}`);
}

function messageOf(error: unknown): string {
  return Error.isError(error) ? error.message : String(error);
}
