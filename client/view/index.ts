/** The conversations of a user, for an interface to show. */
export { ConversationsView, type ViewedConversation } from './conversations-view.ts';
export { loadConversations, type LoadOptions } from './load-conversations.ts';
export {
  readConversations, type ConversationsPage, type ListedConversation, type NumberedMessage,
} from './read-conversations.ts';
export {
  type EarlySettings, type PlacedSettings, type ShownSettings, type ShownUserSettings,
} from './shown-settings.ts';
export { MessageView, type ConversationName } from './message-view.ts';
