export type { ShownClaims } from './claims.ts';
export { Flows, flowSeconds } from './flows.ts';
export { LinkedAccounts, newUserId } from './linked-accounts.ts';
export { Provider } from './provider.ts';
export { failed } from './provider-error.ts';
export { isSafe, providerList, type ProviderSettings } from './provider-settings.ts';
