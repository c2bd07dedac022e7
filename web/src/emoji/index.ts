/** Emoji to choose from. */
export { EmojiPicker } from './emoji-picker.tsx';
