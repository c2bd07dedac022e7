import { VersionConflict } from '@cecochat/runtime';

/** The body of a response that is not a success: a Status object. */
export interface StatusObject {
  readonly code?: number | undefined;
  readonly reason?: string | undefined;
  readonly message?: string | undefined;
  readonly details?:
    | {
        readonly retryAfterSeconds?: number | undefined;
        readonly causes?:
          | readonly {
              readonly reason?: string | undefined;
              readonly message?: string | undefined;
              readonly field?: string | undefined;
            }[]
          | undefined;
      }
    | undefined;
}

export interface ApiErrorDetails {
  /** The HTTP status; undefined when there was no answer, or one that cannot be read. */
  readonly status?: number | undefined;
  /**
   * The API server's reason, such as `Forbidden` or `NamespaceTerminating`; `Unreachable`, `DeadlineExceeded` and
   * `Unreadable` are our own.
   */
  readonly reason: string;
  /** How long the API server asks to wait before the next attempt, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/**
 * Statuses after which the same request can succeed later. 403 and 404 are absent: rights and kinds change only by
 * manual edits.
 */
const passing: ReadonlySet<number> = new Set([401, 408, 410, 425, 429]);

/** The API server rejected a request, or did not confirm that it succeeded. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number | undefined;
  readonly reason: string;
  readonly retryAfterMs: number | undefined;
  /**
   * Whether the same request can succeed later without a change. A write that failed this way may have been carried
   * out.
   */
  readonly retry: boolean;

  constructor(message: string, { status, reason, retryAfterMs, cause }: ApiErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.status = status;
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
    this.retry = status === undefined || status >= 500 || passing.has(status);
  }
}

/**
 * Whether the API server refuses the request: by a quota, a policy, an admission webhook, a validation rule or missing
 * rights.
 */
export function isRefusal(error: unknown): error is ApiError {
  return error instanceof ApiError && !error.retry && error.reason !== 'NamespaceTerminating';
}

/** The object differs from the expected one: another writer changed, replaced or created it meanwhile. */
export class ApiConflict extends VersionConflict {
  readonly status = 409;
  /** `Conflict`, or `AlreadyExists` when it should have been created. */
  readonly reason: string;

  constructor(message: string, reason: string) {
    super(message);
    this.reason = reason;
  }
}

interface Refusal {
  readonly what: string;
  readonly status: number;
  readonly body: StatusObject | undefined;
  /** The header `Retry-After`. */
  readonly retryAfter: string | undefined;
}

/** The error for an unsuccessful response. */
export function errorOfStatus({ what, status, body, retryAfter }: Refusal): ApiError | ApiConflict {
  const reason = causeIn(body, 'NamespaceTerminating') ?? body?.reason ?? `Status${status}`;
  const message = `${what}: ${body?.message ?? `the API server answered ${status}`}`;
  if (status === 409 && !isOwnedByOthers(body)) return new ApiConflict(message, reason);
  return new ApiError(message, { status, reason, retryAfterMs: retryAfterMsOf(retryAfter, body) });
}

/** That cause, if the API server lists it: it is more specific than the reason. */
function causeIn(body: StatusObject | undefined, reason: string): string | undefined {
  return body?.details?.causes?.find((cause) => cause.reason === reason)?.reason;
}

/** Another field manager owns a field: that is a 409 as well, but a retry does not help. */
function isOwnedByOthers(body: StatusObject | undefined): boolean {
  return causeIn(body, 'FieldManagerConflict') !== undefined;
}

/** Seconds as the header or the Status gives them; the header's other form, a date, is not used by API servers. */
function retryAfterMsOf(header: string | undefined, body: StatusObject | undefined): number | undefined {
  const seconds = header === undefined || !/^\d{1,6}$/.test(header) ? body?.details?.retryAfterSeconds : Number(header);
  return seconds === undefined || !(seconds >= 0) ? undefined : seconds * 1_000;
}
