import { ChatError, invalid } from '@cecochat/contracts';
import { writeFailure } from './http-failure.ts';

/** The platform's errors for refusals of fastify and node:http, by their codes. */
const refusals: Readonly<Record<string, ChatError>> = {
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: invalid('content-length', 'must be the length of the body'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: invalid('content-type', 'must be a media type such as application/json'),
  FST_ERR_BAD_URL: invalid('path', 'must be a well-formed path'),
  HPE_HEADER_OVERFLOW: invalid('headers', 'are too large'),
  ERR_HTTP_REQUEST_TIMEOUT: new ChatError('deadline-exceeded', 'the request took too long to arrive'),
};

/** The one ChatError of whatever was thrown while a request was served, whose body may have so many bytes. */
export function readFailure(error: unknown, maxBodyBytes: number): ChatError {
  if (error instanceof ChatError) return error;
  const { code, statusCode } = marksOf(error);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return invalid('body', `must be at most ${maxBodyBytes} bytes`);
  const refusal = refusals[code];
  if (refusal !== undefined) return refusal;
  if (statusCode >= 400 && statusCode < 500) {
    return new ChatError('invalid-argument', 'the request cannot be understood', { cause: error });
  }
  return ChatError.from(error);
}

/** Fastify's errors are made without the Error constructor, so `Error.isError` does not know them. */
function marksOf(error: unknown): { readonly code: string; readonly statusCode: number } {
  const marks: { code?: unknown; statusCode?: unknown } = typeof error === 'object' && error !== null ? error : {};
  return { code: String(marks.code), statusCode: Number(marks.statusCode) };
}

/** The raw response bytes for input that does not parse as an HTTP request; the connection closes after it. */
export function buildRawFailure(error: unknown): string {
  return writeFailure(refusals[marksOf(error).code] ?? new ChatError('invalid-argument', 'this is no HTTP request'));
}
