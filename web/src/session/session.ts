import type { AccountsCall } from './api.ts';
import type { Identity } from './identities.ts';

/** Who uses this tab, and how that is proven. */
export interface Session extends Identity {
  /** A token for a device: at the start, and again when the platform has refused the last one. Rejects with a ChatError. */
  deviceToken(): Promise<string>;
  /** A token for calls. Rejects with a ChatError. */
  callToken(): Promise<string>;
  /** Makes a call of accounts with a token of this session. */
  readonly call: AccountsCall;
  /** Ends the session at the platform, where it has any. Rejects with a ChatError. */
  signOut(): Promise<void>;
  close(): void;
}
