import { STATUS_CODES } from 'node:http';
import type { ChatError } from '@cecochat/contracts';

export interface HttpFailure {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { readonly code: string; readonly message: string; readonly field?: string };
}

/** The answer that describes the failure to the caller. It leaves out the message of an unknown error. */
export function buildFailure(failure: ChatError): HttpFailure {
  const { code, httpStatus, details } = failure;
  const message = code === 'internal' ? 'internal error' : failure.message;
  return {
    status: httpStatus,
    headers: {
      ...(details.retryAfterMs !== undefined && { 'retry-after': String(Math.ceil(details.retryAfterMs / 1_000)) }),
      ...(code === 'unauthenticated' && { 'www-authenticate': 'Bearer' }),
    },
    body: { code, message, ...(details.field !== undefined && { field: details.field }) },
  };
}

/** The bytes of a response with the failure, for a connection that closes after it. */
export function writeFailure(failure: ChatError): string {
  const { status, headers, body } = buildFailure(failure);
  const text = JSON.stringify(body);
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'connection: close',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(text)}`,
    '',
    text,
  ].join('\r\n');
}
