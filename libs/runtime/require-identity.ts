import {
  agreeOnIdentity, findIdentities, IdentityError, type IdentityStore, type PlatformIdentity,
} from './platform-identity.ts';
import { untilDone } from './until-done.ts';

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
