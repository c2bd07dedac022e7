import type { KeptConversation, PendingSend, ShownSettings } from '../sdk.ts';

const nothingSet: ShownSettings = { mutedUntilMs: 0, isPinned: false, isArchived: false, isMarkedUnread: false };

/** Pure: what is set about a conversation, by the platform and by what is on its way to it. */
export function settingsOf(listed: KeptConversation | undefined, pending: readonly PendingSend[]): ShownSettings {
  return pending.reduce((set, { settings }) => ({ ...set, ...settings }), listed?.settings ?? nothingSet);
}
