import type { cecochat } from '@cecochat/contracts';
import { onPresence, onRefused } from './presence.ts';
import type { Turn } from './session-state.ts';
import { onTypingNotice } from './typing.ts';

/** Takes a frame that has no place in the log. One of a later version of the protocol is passed over. */
export function onFrameBesideLog(turn: Turn, { typing, presence, refused }: cecochat.v1.IChatResponse): void {
  if (typing) onTypingNotice(turn, typing);
  else if (presence) onPresence(turn, presence);
  else if (refused) onRefused(turn, refused);
}
