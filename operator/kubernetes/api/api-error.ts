import { VersionConflict } from '../../reconcile/index.ts';

/** What the API server says about a request that it did not carry out: a Status object. */
export interface StatusObject {
  readonly code?: number | undefined;
  readonly reason?: string | undefined;
  readonly message?: string | undefined;
  readonly details?:
    | {
        readonly retryAfterSeconds?: number | undefined;
        readonly causes?: readonly { readonly reason?: string | undefined; readonly message?: string | undefined; readonly field?: string | undefined }[] | undefined;
      }
    | undefined;
}

export interface ApiErrorDetails {
  /** The HTTP status; undefined when there was no answer, or one that cannot be read. */
  readonly status?: number | undefined;
  /** The API server's word for it, such as `Forbidden` or `NamespaceTerminating`; `Unreachable`, `DeadlineExceeded` and `Unreadable` are ours. */
  readonly reason: string;
  /** How long the API server asks to wait before the next attempt, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** Statuses after which the same request can succeed later: who may do what, and which kinds exist, changes by somebody's hand only. */
const passing: ReadonlySet<number> = new Set([401, 408, 410, 425, 429]);

/** The API server did not do what it was asked to, or did not say that it had. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number | undefined;
  readonly reason: string;
  readonly retryAfterMs: number | undefined;
  /** Whether the same request can succeed later without being changed. A write that failed this way may have been carried out. */
  readonly retry: boolean;

  constructor(message: string, { status, reason, retryAfterMs, cause }: ApiErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.status = status;
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
    this.retry = status === undefined || status >= 500 || passing.has(status);
  }
}

/** The object is not what the writer took it for: it was changed, replaced or created by somebody else meanwhile. */
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

/** The error for an answer that is no success. */
export function errorOfStatus({ what, status, body, retryAfter }: Refusal): ApiError | ApiConflict {
  const reason = causeIn(body, 'NamespaceTerminating') ?? body?.reason ?? `Status${status}`;
  const message = `${what}: ${body?.message ?? `the API server answered ${status}`}`;
  if (status === 409 && !isOwnedByOthers(body)) return new ApiConflict(message, reason);
  return new ApiError(message, { status, reason, retryAfterMs: retryAfterMsOf(retryAfter, body) });
}

/** That cause, if it is among those that the API server gives: it says more than the reason. */
function causeIn(body: StatusObject | undefined, reason: string): string | undefined {
  return body?.details?.causes?.find((cause) => cause.reason === reason)?.reason;
}

/** Another field manager owns a field: that is a 409 as well, but looking again does not cure it. */
function isOwnedByOthers(body: StatusObject | undefined): boolean {
  return causeIn(body, 'FieldManagerConflict') !== undefined;
}

/** Seconds as the header or the Status gives them; the header's other form, a date, is not used by API servers. */
function retryAfterMsOf(header: string | undefined, body: StatusObject | undefined): number | undefined {
  const seconds = header === undefined || !/^\d{1,6}$/.test(header) ? body?.details?.retryAfterSeconds : Number(header);
  return seconds === undefined || !(seconds >= 0) ? undefined : seconds * 1_000;
}
