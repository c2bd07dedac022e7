import type { ChatEvent } from './events.ts';
import type { SetConversation, UserSettings } from './kinds/index.ts';

/**
 * What an event sets for its sender; undefined for one that sets nothing: it comes from another user, or names what
 * cannot be. Servers that do not have the kind write such events.
 */
export function settingsIn(event: ChatEvent): Required<SetConversation> | undefined {
  if (event.kind !== 'conversation-settings' || event.receiver !== event.sender) return undefined;
  const { conversation, settings } = event.body;
  if (conversation === undefined || (settings.mutedUntilMs ?? 0) > Number.MAX_SAFE_INTEGER) return undefined;
  return { conversation, settings };
}

/** What an event sets for all conversations of its sender; undefined for one that sets nothing. */
export const userSettingsIn = (event: ChatEvent): UserSettings | undefined =>
  (event.kind === 'user-settings' && event.receiver === event.sender ? event.body : undefined);
