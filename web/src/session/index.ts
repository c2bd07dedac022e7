/** Who uses a tab, and the tokens that prove it. */
import { AccountSession } from './account-session.ts';
import type { Identity } from './identities.ts';
import { NumberSession } from './number-session.ts';
import type { Session } from './session.ts';

export { AccountSession } from './account-session.ts';
export type { AccountsCall } from './api.ts';
export * from './identities.ts';
export { NumberSession } from './number-session.ts';
export { goToProvider, isReturning, takeReturned, type Returned } from './provider-sign-in.ts';
export type { Session } from './session.ts';
export { platformSettings, type PlatformSettings, type Provider } from './settings.ts';

/** The session of a user who has signed in here before. */
export const resume = ({ user, name, kind }: Identity): Session =>
  kind === 'account' ? new AccountSession({ user, name }) : new NumberSession(user);
