export { type ShownClaims, Provider, failed } from './provider.ts';
export { Flows, flowSeconds } from './flows.ts';
export { LinkedAccounts, newUserId } from './linked-accounts.ts';
export { isSafe, providerList, type ProviderSettings } from './provider-settings.ts';
