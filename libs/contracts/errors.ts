import type { StatusObject } from '@grpc/grpc-js';

/** The numbers of gRPC's statuses, as its libraries have them: browsers read errors without a library of gRPC. */
const status = {
  OK: 0, CANCELLED: 1, UNKNOWN: 2, INVALID_ARGUMENT: 3, DEADLINE_EXCEEDED: 4, NOT_FOUND: 5, ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7, RESOURCE_EXHAUSTED: 8, FAILED_PRECONDITION: 9, ABORTED: 10, OUT_OF_RANGE: 11, UNIMPLEMENTED: 12,
  INTERNAL: 13, UNAVAILABLE: 14, DATA_LOSS: 15, UNAUTHENTICATED: 16,
} as const;

interface Handling {
  readonly grpc: number;
  readonly http: number;
  /** Of a WebSocket: 4000 and the nearest status of HTTP, each for one code only. */
  readonly close: number;
  /** Whether the same call can succeed later, or elsewhere, without being changed. */
  readonly retryable: boolean;
}

/** The error codes that callers see, with their handling. */
const handlings = {
  'invalid-argument': { grpc: status.INVALID_ARGUMENT, http: 400, close: 4400, retryable: false },
  'behind-window': { grpc: status.OUT_OF_RANGE, http: 409, close: 4409, retryable: false },
  'sequence-reused': { grpc: status.ALREADY_EXISTS, http: 409, close: 4410, retryable: false },
  'log-refused': { grpc: status.FAILED_PRECONDITION, http: 422, close: 4422, retryable: false },
  unauthenticated: { grpc: status.UNAUTHENTICATED, http: 401, close: 4401, retryable: false },
  forbidden: { grpc: status.PERMISSION_DENIED, http: 403, close: 4403, retryable: false },
  unimplemented: { grpc: status.UNIMPLEMENTED, http: 501, close: 4501, retryable: false },
  'not-found': { grpc: status.NOT_FOUND, http: 404, close: 4404, retryable: false },
  'no-such-group': { grpc: status.NOT_FOUND, http: 404, close: 4414, retryable: false },
  'wrong-server': { grpc: status.FAILED_PRECONDITION, http: 421, close: 4421, retryable: true },
  replaced: { grpc: status.ABORTED, http: 409, close: 4411, retryable: false },
  'device-limit': { grpc: status.RESOURCE_EXHAUSTED, http: 429, close: 4431, retryable: false },
  'slow-reader': { grpc: status.RESOURCE_EXHAUSTED, http: 429, close: 4430, retryable: true },
  overloaded: { grpc: status.RESOURCE_EXHAUSTED, http: 429, close: 4429, retryable: true },
  unavailable: { grpc: status.UNAVAILABLE, http: 503, close: 4503, retryable: true },
  'deadline-exceeded': { grpc: status.DEADLINE_EXCEEDED, http: 504, close: 4504, retryable: true },
  'group-exists': { grpc: status.ALREADY_EXISTS, http: 409, close: 4441, retryable: false },
  'group-of-one': { grpc: status.FAILED_PRECONDITION, http: 422, close: 4442, retryable: false },
  'group-full': { grpc: status.FAILED_PRECONDITION, http: 422, close: 4443, retryable: false },
  'too-many-groups': { grpc: status.FAILED_PRECONDITION, http: 422, close: 4444, retryable: false },
  'not-a-member': { grpc: status.PERMISSION_DENIED, http: 403, close: 4445, retryable: false },
  'already-member': { grpc: status.ALREADY_EXISTS, http: 409, close: 4446, retryable: false },
  banned: { grpc: status.PERMISSION_DENIED, http: 403, close: 4447, retryable: false },
  'role-too-low': { grpc: status.PERMISSION_DENIED, http: 403, close: 4448, retryable: false },
  'last-owner': { grpc: status.FAILED_PRECONDITION, http: 422, close: 4449, retryable: false },
  'not-invited': { grpc: status.PERMISSION_DENIED, http: 403, close: 4450, retryable: false },
  'not-pending': { grpc: status.FAILED_PRECONDITION, http: 422, close: 4451, retryable: false },
  'already-pending': { grpc: status.ALREADY_EXISTS, http: 409, close: 4452, retryable: false },
  'not-banned': { grpc: status.FAILED_PRECONDITION, http: 422, close: 4453, retryable: false },
  'already-banned': { grpc: status.ALREADY_EXISTS, http: 409, close: 4454, retryable: false },
  'too-many-pending': { grpc: status.RESOURCE_EXHAUSTED, http: 429, close: 4455, retryable: false },
  'too-many-bans': { grpc: status.RESOURCE_EXHAUSTED, http: 429, close: 4456, retryable: false },
  'slow-mode': { grpc: status.RESOURCE_EXHAUSTED, http: 429, close: 4457, retryable: true },
  'group-too-large': { grpc: status.FAILED_PRECONDITION, http: 422, close: 4458, retryable: false },
  'name-taken': { grpc: status.ALREADY_EXISTS, http: 409, close: 4460, retryable: false },
  'weak-password': { grpc: status.INVALID_ARGUMENT, http: 400, close: 4461, retryable: false },
  'wrong-credentials': { grpc: status.UNAUTHENTICATED, http: 401, close: 4462, retryable: false },
  'session-ended': { grpc: status.UNAUTHENTICATED, http: 401, close: 4463, retryable: false },
  'sign-up-closed': { grpc: status.PERMISSION_DENIED, http: 403, close: 4464, retryable: false },
  'no-such-user': { grpc: status.NOT_FOUND, http: 404, close: 4465, retryable: false },
  'not-a-contact': { grpc: status.FAILED_PRECONDITION, http: 422, close: 4466, retryable: false },
  'already-contact': { grpc: status.ALREADY_EXISTS, http: 409, close: 4467, retryable: false },
  'too-many-contacts': { grpc: status.FAILED_PRECONDITION, http: 422, close: 4468, retryable: false },
  'sign-in-failed': { grpc: status.UNAUTHENTICATED, http: 401, close: 4469, retryable: false },
  suspended: { grpc: status.PERMISSION_DENIED, http: 403, close: 4470, retryable: false },
  'already-seen': { grpc: status.ALREADY_EXISTS, http: 409, close: 4480, retryable: false },
  'beyond-end': { grpc: status.OUT_OF_RANGE, http: 409, close: 4481, retryable: false },
  'not-in-conversation': { grpc: status.FAILED_PRECONDITION, http: 422, close: 4482, retryable: false },
  'not-the-author': { grpc: status.PERMISSION_DENIED, http: 403, close: 4471, retryable: false },
  'edit-window-over': { grpc: status.FAILED_PRECONDITION, http: 422, close: 4472, retryable: false },
  'no-such-message': { grpc: status.NOT_FOUND, http: 404, close: 4473, retryable: false },
  'message-deleted': { grpc: status.FAILED_PRECONDITION, http: 422, close: 4474, retryable: false },
  'not-a-text': { grpc: status.FAILED_PRECONDITION, http: 422, close: 4475, retryable: false },
  'too-many-reactions': { grpc: status.FAILED_PRECONDITION, http: 422, close: 4476, retryable: false },
  'not-accepted': { grpc: status.PERMISSION_DENIED, http: 403, close: 4477, retryable: false },
  internal: { grpc: status.INTERNAL, http: 500, close: 4500, retryable: true },
} as const satisfies Record<string, Handling>;

export type ErrorCode = keyof typeof handlings;

export const errorCodes = Object.keys(handlings) as readonly ErrorCode[];

export interface ErrorDetails {
  /** The field of the request that is wrong. */
  readonly field?: string;
  /** How long to wait before the next attempt. */
  readonly retryAfterMs?: number;
  /** Where the user is served instead. */
  readonly address?: string;
  /** The same place for WebSockets. Edges give callers the address of their own transport only. */
  readonly webSocketAddress?: string;
  /** Epoch of the routing that `address` comes from. */
  readonly epoch?: number;
  /** Highest sequence of the device that was accepted. */
  readonly lastSequence?: number;
  readonly cause?: unknown;
}

/** The names of trailers. */
export const trailers = {
  code: 'cecochat-code',
  field: 'cecochat-field',
  retryAfterMs: 'cecochat-retry-after-ms',
  address: 'cecochat-address',
  epoch: 'cecochat-epoch',
  lastSequence: 'cecochat-last-sequence',
} as const;

/**
 * The one error type at the platform's boundaries; its message describes the failure in words that callers can act on.
 */
export class ChatError extends Error {
  override readonly name = 'ChatError';
  readonly code: ErrorCode;
  readonly details: Omit<ErrorDetails, 'cause'>;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    const { cause, ...rest } = details;
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = rest;
  }

  get retryable(): boolean {
    return handlings[this.code].retryable;
  }

  get httpStatus(): number {
    return handlings[this.code].http;
  }

  /** The number of the status of gRPC. */
  get grpcStatus(): number {
    return handlings[this.code].grpc;
  }

  /** The code with which a WebSocket is closed. */
  get closeCode(): number {
    return handlings[this.code].close;
  }

  /** Total: an unknown error becomes `internal`, with the cause kept. */
  static from(error: unknown): ChatError {
    if (error instanceof ChatError) return error;
    if (isStatus(error)) return fromStatus(error);
    const message = Error.isError(error) ? error.message : String(error);
    return new ChatError('internal', message, { cause: error });
  }
}

/** The same code everywhere: `invalid-argument` that names a field and the rule it breaks. */
export function invalid(field: string, rule: string): ChatError {
  return new ChatError('invalid-argument', `${field} ${rule}`, { field });
}

/** The error that a caller received; a status from another source (a proxy, the transport) gets the nearest code. */
export function fromStatus(received: StatusObject): ChatError {
  const text = (key: keyof typeof trailers) => received.metadata.get(trailers[key])[0]?.toString();
  const named = text('code');
  const code = isErrorCode(named) ? named : nearestCode(received.code);
  const field = text('field');
  const address = text('address');
  const number = (key: keyof typeof trailers) => (text(key) === undefined ? undefined : Number(text(key)));
  const [retryAfterMs, epoch, lastSequence] = [number('retryAfterMs'), number('epoch'), number('lastSequence')];
  return new ChatError(code, received.details, {
    ...(field !== undefined && { field }),
    ...(address !== undefined && { address }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(epoch !== undefined && { epoch }),
    ...(lastSequence !== undefined && { lastSequence }),
    cause: received,
  });
}

export function isErrorCode(text: string | undefined): text is ErrorCode {
  return text !== undefined && Object.hasOwn(handlings, text);
}

/** The code for which WebSockets are closed with a number; undefined for numbers of other sources. */
export const errorCodeOfClose = (close: number): ErrorCode | undefined =>
  errorCodes.find((code) => handlings[code].close === close);

function nearestCode(code: number): ErrorCode {
  const transport: Partial<Record<number, ErrorCode>> = {
    [status.CANCELLED]: 'unavailable',
    [status.UNKNOWN]: 'internal',
    [status.RESOURCE_EXHAUSTED]: 'overloaded',
    [status.UNIMPLEMENTED]: 'internal', // The answer of a proxy for a path that it does not route yet.
  };
  const known = errorCodes.find((key) => handlings[key].grpc === code);
  return transport[code] ?? known ?? 'internal';
}

function isStatus(error: unknown): error is StatusObject & Error {
  return (
    Error.isError(error) &&
    'code' in error &&
    'details' in error &&
    'metadata' in error &&
    typeof error.code === 'number'
  );
}
