import type { UserId } from '@cecochat/contracts';

/** The caller that the claims of a token name. */
export interface Caller {
  readonly user: UserId;
  /** When the token stops being valid, in milliseconds since the Unix epoch. */
  readonly expiresAtMs: number;
  /** When the token was issued, in milliseconds since the Unix epoch; undefined for a token without the claim. */
  readonly issuedAtMs: number | undefined;
  /** By which the token alone can be ended. */
  readonly tokenId: string | undefined;
  /**
   * The session of an account that the token belongs to, by which all its tokens can be ended; undefined for tokens of
   * other issuers.
   */
  readonly sessionId: string | undefined;
  /** The one device that the token is for; undefined for any. */
  readonly device: string | undefined;
  /** Whether the token is for a person who runs the platform. */
  readonly isAdmin: boolean;
}

/** A caller whose token was verified, with what may end it before its time. */
export interface VerifiedCaller extends Caller {
  /** Thumbprint of the key that the token is signed with. */
  readonly keyId: string;
}
