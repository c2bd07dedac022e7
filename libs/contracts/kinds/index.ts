export {
  conversationSettingsContent, conversationSettingsField, conversationSettingsKind, readSetConversation, readSettings,
  wireSettings, type ConversationSettings, type NamedConversation, type SetConversation,
} from './conversation-settings.ts';
export { deletionContent, deletionField, deletionKind, type Deletion } from './deletion.ts';
export { editContent, editField, editKind, type Edit } from './edit.ts';
export * from './parse-content.ts';
export { firstBodyField, lastBodyField, type Content, type EventKind } from './event-kind.ts';
export * from './group-changed.ts';
export * from './read-body.ts';
export { noSuchMessage, readRef, refKey, refTo, wireRef, type MessageRef, type SendContext } from './message-ref.ts';
export { isEmoji, reactionContent, reactionField, reactionKind, type Reaction } from './reaction.ts';
export * from './text.ts';
export {
  readUserSettings, userSettingsContent, userSettingsField, userSettingsKind, wireUserSettings, type UserSettings,
} from './user-settings.ts';
