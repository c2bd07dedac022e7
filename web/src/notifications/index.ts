/** Notifications of the desktop. */
export { canNotify, choices, choose, currentChoice, type NoticeChoice } from './choice.ts';
export { watchNotices } from './watch-notices.ts';
