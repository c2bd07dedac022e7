import cassandra from 'cassandra-driver';
import { ChatError } from '@cecochat/contracts';

const { errors, types } = cassandra;
const codes = types.responseErrorCodes;

const retryAfterMs = 1_000;

/** Answers of a node that say "not now": the same query can succeed later. */
const passing = new Set<number>([
  codes.overloaded,
  codes.isBootstrapping,
  codes.unavailableException,
  codes.readTimeout,
  codes.writeTimeout,
  codes.readFailure,
  codes.writeFailure,
]);

/** Whether Cassandra is away or too busy, as opposed to a statement that it does not accept. */
export function isAway(error: unknown): boolean {
  if (error instanceof errors.ResponseError) return passing.has(error.code);
  return error instanceof errors.NoHostAvailableError
    || error instanceof errors.OperationTimedOutError
    || error instanceof errors.BusyConnectionError;
}

/** `unavailable` with a hint for the next attempt while Cassandra is away; anything else as it is. */
export function storeError(error: unknown): unknown {
  if (!isAway(error)) return error;
  return new ChatError('unavailable', 'the history store does not answer', { retryAfterMs, cause: error });
}

/** One line that says why; the driver hides the reason of each node in a table. */
export function describeFailure(error: unknown): string {
  if (error instanceof errors.NoHostAvailableError) {
    const reasons = Object.values(error.innerErrors ?? {}).map((inner) => (Error.isError(inner) ? inner.message : String(inner)));
    return reasons.length === 0 ? error.message : [...new Set(reasons)].join('; ');
  }
  return Error.isError(error) ? error.message : String(error);
}
