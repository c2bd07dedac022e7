import { askJson } from './api.ts';

/** An OpenID Connect provider at which users sign in. */
export interface Provider {
  readonly name: string;
  readonly label: string;
}

/** How users sign in here. */
export interface PlatformSettings {
  readonly signIn: readonly ('password' | 'number')[];
  readonly signUp: boolean;
  readonly providers: readonly Provider[];
}

let known: Promise<PlatformSettings> | undefined;

/** Asks once; again after a failure. Rejects with a ChatError. */
export function platformSettings(): Promise<PlatformSettings> {
  known ??= askJson<PlatformSettings>('/api/settings', {}).catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
}
