import cassandra from 'cassandra-driver';
import { ChatError } from '@cecochat/contracts';

const { errors, types } = cassandra;
const codes = types.responseErrorCodes;

const retryAfterMs = 1_000;

/** Transient error codes of a node: the same query can succeed later. */
const passing = new Set<number>([
  codes.overloaded,
  codes.isBootstrapping,
  codes.unavailableException,
  codes.readTimeout,
  codes.writeTimeout,
  codes.readFailure,
  codes.writeFailure,
]);

/** Whether Cassandra is unavailable or overloaded, as opposed to an invalid statement. */
export function isAway(error: unknown): boolean {
  if (error instanceof errors.ResponseError) return passing.has(error.code);
  return error instanceof errors.NoHostAvailableError
    || error instanceof errors.OperationTimedOutError
    || error instanceof errors.BusyConnectionError;
}

/** `unavailable` with a hint for the next attempt while Cassandra is unavailable; any other error unchanged. */
export function storeError(error: unknown): unknown {
  if (!isAway(error)) return error;
  return new ChatError('unavailable', 'the history store does not answer', { retryAfterMs, cause: error });
}

/** The reason in one line; the driver keeps the reason of each node in a table. */
export function describeFailure(error: unknown): string {
  if (error instanceof errors.NoHostAvailableError) {
    const reasons = Object.values(error.innerErrors ?? {}).map((inner) =>
      Error.isError(inner) ? inner.message : String(inner),
    );
    return reasons.length === 0 ? error.message : [...new Set(reasons)].join('; ');
  }
  return Error.isError(error) ? error.message : String(error);
}
