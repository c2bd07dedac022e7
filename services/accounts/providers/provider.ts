import { readFileSync } from 'node:fs';
import { ChatError } from '@cecochat/contracts';
import type { Logger } from '@cecochat/runtime';
import {
  allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, customFetch,
  discovery, enableNonRepudiationChecks, fetchUserInfo, AuthorizationResponseError, ClientError, ResponseBodyError,
  type Configuration, type CustomFetch,
} from 'openid-client';
import { Agent, fetch, type BodyInit } from 'undici';
import { z } from 'zod';
import { isSafe, type ProviderSettings } from './provider-settings.ts';

/** What ties the answer of a provider to one sign-in in one browser. */
export interface Checks {
  readonly redirectUri: string;
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

/** Who a provider confirms a user to be. */
export interface Identity {
  readonly issuer: string;
  /** Unique at the issuer, and never another user's. Any text. */
  readonly subject: string;
  /** For a new account. Rejects as the provider's calls do. */
  readonly claims: () => Promise<ShownClaims>;
}

export interface ProviderOptions {
  readonly settings: ProviderSettings;
  readonly logger: Pick<Logger, 'warn'>;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
}

interface Found {
  readonly secret: string | undefined;
  readonly untilMs: number;
  readonly configuration: Promise<Configuration>;
}

/** Metadata of a provider is read again after an hour. */
const keptMs = 3_600_000;
const timeoutSeconds = 5;

/** An OpenID Connect provider that this platform is a client of. Its calls reject with a ChatError. */
export class Provider {
  readonly #settings: ProviderSettings;
  readonly #options: ProviderOptions;
  readonly #fetch: CustomFetch;
  #found: Found | undefined;

  constructor(options: ProviderOptions) {
    this.#options = options;
    this.#settings = options.settings;
    this.#fetch = openProviderFetch(options.settings.caFile);
  }

  /** Where a browser goes to sign in. */
  authorizationUrl({ redirectUri, verifier, state, nonce }: Checks): Promise<string> {
    return this.#attempt(async (configuration) => {
      const challenge = await calculatePKCECodeChallenge(verifier);
      const scope = [...new Set(['openid', ...this.#settings.scopes])].join(' ');
      return buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri, scope, state, nonce, code_challenge: challenge, code_challenge_method: 'S256',
      }).href;
    });
  }

  /** Exchanges the code in the URL that the provider sent a browser to. `sign-in-failed` where any check fails. */
  redeem(redirectedTo: URL, { verifier, state, nonce }: Checks): Promise<Identity> {
    return this.#attempt(async (configuration) => {
      const tokens = await authorizationCodeGrant(configuration, redirectedTo, {
        pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw failed(`${this.#settings.label} sent no ID token`);
      const { iss: issuer, sub: subject } = claims;
      return { issuer, subject, claims: () => this.#claims(tokens.access_token, subject, readClaims(claims)) };
    });
  }

  /** Providers may have names in the ID token, or at an address of their own only. */
  #claims(accessToken: string, subject: string, known: ShownClaims): Promise<ShownClaims> {
    return this.#attempt(async (configuration) => {
      const { userinfo_endpoint: address } = configuration.serverMetadata();
      if (known.names.length > 0 || address === undefined) return known;
      return readClaims(await fetchUserInfo(configuration, accessToken, subject));
    });
  }

  async #attempt<T>(work: (configuration: Configuration) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#configuration());
    } catch (error) {
      const shown = toSignInError(error, this.#settings.label);
      const { logger, settings: { name } } = this.#options;
      if (shown.code === 'unavailable') logger.warn({ err: error, provider: name }, 'a provider cannot be used now');
      throw shown;
    }
  }

  /** Read once for all callers. A secret that was replaced counts at once. */
  #configuration(): Promise<Configuration> {
    const [nowMs, { clientSecretFile }] = [this.#options.clock(), this.#settings];
    const secret = clientSecretFile === undefined ? undefined : readFileSync(clientSecretFile, 'utf8').trim();
    if (this.#found !== undefined && this.#found.secret === secret && nowMs < this.#found.untilMs) {
      return this.#found.configuration;
    }
    const found = { secret, untilMs: nowMs + keptMs, configuration: this.#discover(secret) };
    this.#found = found;
    found.configuration.catch(() => {
      if (this.#found === found) this.#found = undefined;
    });
    return found.configuration;
  }

  #discover(secret: string | undefined): Promise<Configuration> {
    const issuer = new URL(this.#settings.issuer);
    const execute = [enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [allowInsecureRequests] : [])];
    return discovery(issuer, this.#settings.clientId, secret, undefined, {
      execute, timeout: timeoutSeconds, [customFetch]: this.#fetch,
    });
  }
}

/** Metadata, keys and tokens are a few KiB. */
const maxBytes = 1024 * 1024;
const connectTimeoutMs = 3_000;

/**
 * Requests to a provider: over https, or within this machine, without redirects, and with a bounded answer. Rejects
 * with a TypeError as `fetch` does.
 */
function openProviderFetch(caFile: string | undefined): CustomFetch {
  const ca = caFile === undefined ? {} : { ca: readFileSync(caFile, 'utf8') };
  const dispatcher = new Agent({ connect: { ...ca, timeout: connectTimeoutMs }, keepAliveTimeout: 1_000 });
  return async (url, { method, headers, body, signal }) => {
    if (!isSafe(new URL(url))) throw new TypeError('the provider names an address without TLS');
    const response = await fetch(url, {
      method, headers, dispatcher, redirect: 'manual', body: (body ?? null) as BodyInit | null, signal: signal ?? null,
    });
    const read = await readBounded(response.body);
    return new Response(read, { status: response.status, headers: Object.fromEntries(response.headers) });
  };
}

async function readBounded(body: AsyncIterable<Uint8Array> | null): Promise<Uint8Array<ArrayBuffer> | null> {
  if (body === null) return null;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new TypeError(`the provider answers with more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** The claims of a user that a new profile is made of. */
export interface ShownClaims {
  /** Texts that a name may be made of, the best first. */
  readonly names: readonly string[];
  /** Shown to others; empty where there is none. */
  readonly displayName: string;
}

const text = z.string().min(1).max(256).optional().catch(undefined);
const claims = z.looseObject({ preferred_username: text, nickname: text, email: text, given_name: text, name: text });

/** Pure: the claims of a user, which are any JSON. Wrong ones are passed over: a name is chosen then. */
function readClaims(given: object): ShownClaims {
  const { preferred_username: username, nickname, email, given_name: first, name } = claims.parse(given);
  const names = [username, nickname, email, first, name].filter((each) => each !== undefined);
  return { names, displayName: name ?? '' };
}

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
function toSignInError(error: unknown, label: string): ChatError {
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
