import type { KeptConversation, PendingSend, ShownSettings, ShownUserSettings } from '../sdk.ts';

const nothingSet: ShownSettings = { mutedUntilMs: 0, isPinned: false, isArchived: false, isMarkedUnread: false };

/** Pure: what is set about a conversation, by the platform and by what is on its way to it. */
export const settingsOf = (listed: KeptConversation | undefined, pending: readonly PendingSend[]): ShownSettings =>
  pending.reduce<ShownSettings>((set, each) => withSet(set, each.settings), listed?.settings ?? nothingSet);

/** Pure: the same for all conversations. */
export const userSettingsOf = (listed: ShownUserSettings, pending: readonly PendingSend[]): ShownUserSettings =>
  pending.reduce<ShownUserSettings>((set, each) => withSet(set, each.userSettings), listed);

type Wanted<Shown> = { readonly [Name in keyof Shown]?: Shown[Name] | undefined };

function withSet<Shown extends object>(shown: Shown, set: Wanted<Shown> | undefined): Shown {
  const there = Object.entries(set ?? {}).filter(([, value]) => value !== undefined);
  return { ...shown, ...Object.fromEntries(there) };
}
