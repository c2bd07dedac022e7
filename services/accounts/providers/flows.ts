import { createLocalJWKSet, importJWK, jwtVerify, SignJWT, type JSONWebKeySet, type JWK } from 'jose';
import { z } from 'zod';
import { failed, type Checks } from './provider.ts';

/** A sign-in that has begun. */
export interface Flow extends Checks {
  /** Its own id: it is completed once. */
  readonly id: string;
  readonly provider: string;
  readonly label: string;
}

export interface FlowsOptions {
  /** The key that signs now. */
  readonly key: () => JWK;
  /** The keys that are valid. */
  readonly jwks: () => string;
  readonly issuer: string;
  /** Remembers an id for as long, in seconds. False where it is remembered already. */
  readonly takeOnce: (id: string, seconds: number) => Promise<boolean>;
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
  readonly random: (count: number) => Buffer;
}

/** From the first click to the return of the browser. */
export const flowSeconds = 600;
const secretBytes = 32;
/** No service takes a token with this audience, and without a subject. */
const audience = 'cecochat-sign-in';

const claims = z.object({
  jti: z.string(), provider: z.string(), label: z.string(), redirectUri: z.string(), verifier: z.string(),
  state: z.string(), nonce: z.string(),
});

/**
 * Sign-ins that have begun, which the browser keeps as signed texts: callers who begin many of them make nothing grow.
 * Ids of completed ones are remembered.
 */
export class Flows {
  readonly #options: FlowsOptions;

  constructor(options: FlowsOptions) {
    this.#options = options;
  }

  begin(provider: string, redirectUri: string, label: string): Flow {
    const secret = () => this.#options.random(secretBytes).toString('base64url');
    return { id: secret(), provider, label, redirectUri, verifier: secret(), state: secret(), nonce: secret() };
  }

  async seal({ id, ...claimed }: Flow): Promise<string> {
    const { key, issuer, clock } = this.#options;
    const jwk = key();
    const now = Math.floor(clock() / 1_000);
    return new SignJWT({ ...claimed })
      .setProtectedHeader({ alg: 'EdDSA', ...(jwk.kid !== undefined && { kid: jwk.kid }) })
      .setIssuer(issuer).setAudience(audience).setJti(id).setIssuedAt(now).setExpirationTime(now + flowSeconds)
      .sign(await importJWK(jwk, 'EdDSA'));
  }

  /** The flow in a sealed text. Rejects with `sign-in-failed` for one that is over, or that is not ours. */
  async open(sealed: string): Promise<Flow> {
    const { jwks, issuer, clock } = this.#options;
    const keys = createLocalJWKSet(JSON.parse(jwks()) as JSONWebKeySet);
    try {
      const options = { issuer, audience, algorithms: ['EdDSA'], currentDate: new Date(clock()) };
      const { payload } = await jwtVerify(sealed, keys, options);
      const { jti: id, ...rest } = claims.parse(payload);
      return { id, ...rest };
    } catch (error) {
      throw failed('the sign-in took too long, or was begun elsewhere: begin again', error);
    }
  }

  /** Rejects with `sign-in-failed` where the flow was completed before. */
  async complete({ id }: Flow): Promise<void> {
    const isFirst = await this.#options.takeOnce(id, flowSeconds + 60);
    if (!isFirst) throw failed('the sign-in was completed before: begin again');
  }
}
