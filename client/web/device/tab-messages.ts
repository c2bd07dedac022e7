import type { ErrorCode, SessionStatus, ShownUserSettings } from '../index.ts';
import type { DialogPresence } from './dialog-presences.ts';
import type { KeptConversation } from './kept-conversations.ts';
import type { ConversationKey, KeptMessage, PendingSend } from './records.ts';

/** How the device is connected, for people. */
export interface Connection {
  readonly status: SessionStatus;
  /** Why it waits or has ended. */
  readonly problem?: { readonly code: ErrorCode; readonly words: string } | undefined;
}

/** Messages between the tabs of a user. */
export type TabMessage =
  /** From the leading tab: messages are in the store. */
  | { readonly kind: 'kept'; readonly messages: readonly KeptMessage[] }
  /** From the leading tab: what is on its way now. */
  | { readonly kind: 'pending'; readonly sends: readonly PendingSend[] }
  | { readonly kind: 'connection'; readonly connection: Connection }
  /** From the leading tab: the list of the platform, the latest first. */
  | { readonly kind: 'listed'; readonly conversations: readonly KeptConversation[]; readonly user: ShownUserSettings }
  /** From the leading tab: dialogs whose other user types. */
  | { readonly kind: 'typists'; readonly conversations: readonly ConversationKey[] }
  /** From the leading tab: who is there of the users of dialogs. */
  | { readonly kind: 'presences'; readonly presences: readonly DialogPresence[] }
  /** To the leading tab: the user has used a page. */
  | { readonly kind: 'used' }
  /** To the leading tab: the user types in a dialog, or has stopped. */
  | { readonly kind: 'typing'; readonly conversation: ConversationKey; readonly isTyping: boolean }
  /** To the leading tab: there is something in the queue. */
  | { readonly kind: 'queued' }
  /** To the leading tab: a new one asks how things are. */
  | { readonly kind: 'who-leads' }
  /** The user has seen a conversation up to a message; the leading tab reports it. */
  | { readonly kind: 'read'; readonly conversation: ConversationKey; readonly id: string }
  /** The user has signed out in another tab. */
  | { readonly kind: 'signed-out' };
