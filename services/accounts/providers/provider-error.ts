import { ChatError } from '@cecochat/contracts';
import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';

/** Errors of a provider after which a later attempt may succeed. */
const passing: ReadonlySet<string> = new Set(['temporarily_unavailable', 'server_error']);
/** Those that are caused by the settings of this platform. */
const misconfigured: ReadonlySet<string> = new Set([
  'invalid_client', 'unauthorized_client', 'invalid_scope', 'unsupported_response_type', 'unsupported_grant_type',
]);
/** The answer is not one of a provider. */
const unusable: ReadonlySet<string> = new Set([
  'OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON', 'OAUTH_PARSE_ERROR',
  'OAUTH_MISSING_SERVER_METADATA', 'OAUTH_INVALID_SERVER_METADATA', 'OAUTH_HTTP_REQUEST_FORBIDDEN',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
]);
const retryAfterMs = 5_000;

/**
 * Pure: the error that a caller gets for a failure at a provider. `unavailable` where the provider or its settings are
 * the cause, `sign-in-failed` where it did not confirm this user. No text of the provider is passed on.
 */
export function toSignInError(error: unknown, label: string): ChatError {
  if (error instanceof ChatError) return error;
  if (error instanceof AuthorizationResponseError) return ofWord(error.error, label, error);
  if (error instanceof ResponseBodyError && error.status < 500) return ofWord(error.error, label, error);
  const isUnusable = !(error instanceof ClientError) || error.code === undefined || unusable.has(error.code);
  return isUnusable ? away(label, error) : failed(`${label} did not confirm who you are`, error);
}

function ofWord(word: string, label: string, cause: Error): ChatError {
  if (passing.has(word)) return away(label, cause);
  if (misconfigured.has(word)) return away(label, cause, 'refuses this platform');
  const what = word === 'access_denied' ? 'refused the sign-in' : 'did not confirm who you are';
  return failed(`${label} ${what}`, cause);
}

const away = (label: string, cause: unknown, what = 'does not answer'): ChatError =>
  new ChatError('unavailable', `${label} ${what}`, { field: 'provider', retryAfterMs, cause });

/** The refusal of a sign-in. */
export const failed = (message: string, cause?: unknown): ChatError =>
  new ChatError('sign-in-failed', message, { field: 'flow', cause });
