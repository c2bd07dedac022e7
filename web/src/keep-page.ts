const path = '/sw.js';

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(input: string): string };
}

/** Has a service worker keep the page, so that it opens without a network, where the browser allows that. */
export function keepPage(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  // The policy of the page refuses any other script for a worker.
  const policy = trustedTypes?.createPolicy('worker', { createScriptURL: () => path });
  navigator.serviceWorker?.register(policy?.createScriptURL(path) ?? path).catch(() => undefined);
}
