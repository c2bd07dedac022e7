import { readFileSync } from 'node:fs';
import type { Logger } from '@cecochat/runtime';
import {
  allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, customFetch,
  discovery, enableNonRepudiationChecks, fetchUserInfo, type Configuration, type CustomFetch,
} from 'openid-client';
import { readClaims, type ShownClaims } from './claims.ts';
import { failed, toSignInError } from './provider-error.ts';
import { openProviderFetch } from './provider-fetch.ts';
import type { ProviderSettings } from './provider-settings.ts';

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
