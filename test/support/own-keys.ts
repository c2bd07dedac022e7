import type { OwnKeys } from '@cecochat/runtime';

/** A platform without accounts: it publishes no keys of its own. */
export const noOwnKeys: OwnKeys = { current: () => undefined, readAgain: async () => true };
