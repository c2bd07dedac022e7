import {
  ChatError, isErrorCode, isSamePresence, readPresence, watchFrame, parseTyping, typingEveryMs, typingExpiryMs,
  type Activity, type cecochat, type Presence, type UserId, type ChatEvent, type Typing,
} from '@cecochat/contracts';
import type { Turn } from './session-state.ts';

/** Takes a frame that has no place in the log. One of a later version of the protocol is passed over. */
export function onFrameBesideLog(turn: Turn, { typing, presence, refused }: cecochat.v1.IChatResponse): void {
  if (typing) onTypingNotice(turn, typing);
  else if (presence) onPresence(turn, presence);
  else if (refused) onRefused(turn, refused);
}

/** After a refusal that comes without a time. */
const refusedMs = 5_000;

/** The user wants to have the presence of these users, and of no others. */
export function onWatch(turn: Turn, { users }: { readonly users: ReadonlySet<UserId> }): void {
  const { watched } = turn.state;
  watched.users = users;
  watched.isSent = false;
  for (const user of watched.presences.keys()) if (!users.has(user)) watched.presences.delete(user);
  pumpWatch(turn);
}

/** The device does something else now. The next stream begins with it. */
export function onActivity(
  { state: { stream, watched }, outputs }: Turn,
  { activity }: { readonly activity: Activity },
): void {
  if (watched.activity === activity) return;
  watched.activity = activity;
  if (stream?.ready?.takesWatch === true) outputs.push({ kind: 'send-activity', key: stream.key, activity });
}

/** A stream has opened: its server has no list yet, and a server of an earlier version takes none. */
export function beginWatch({ state: { watched } }: Turn): void {
  watched.isSent = watched.users.size === 0;
}

/** Sends the list where the server of the stream does not have it. */
export function pumpWatch({ state: { stream, watched }, outputs }: Turn): void {
  if (watched.isSent || stream?.ready?.takesWatch !== true || !stream.caughtUp) return;
  watched.isSent = true;
  outputs.push({ kind: 'send-watch', key: stream.key, users: watched.users });
}

/** What a server reports: only changes are emitted, so that another server that reports the same changes nothing. */
export function onPresence({ state: { watched }, outputs }: Turn, wire: cecochat.v1.IPresence): void {
  for (const presence of readPresence(wire)) {
    const { user, ...known } = presence;
    if (!watched.users.has(user) || isSamePresence(watched.presences.get(user), presence)) continue;
    watched.presences.set(user, known as Presence);
    outputs.push({ kind: 'emit-presence', presence });
  }
}

/** The list was refused: it is sent again where that may help. Notices that were refused are worth nothing. */
export function onRefused({ state: { watched }, outputs }: Turn, refused: cecochat.v1.IRefusedFrame): void {
  if (refused.frame !== watchFrame) return;
  const code = refused.code ?? '';
  const { field, retryAfterMs } = refused;
  const error = new ChatError(
    isErrorCode(code) ? code : 'internal',
    refused.message ?? 'the list of users was refused',
    {
      ...(field && { field }), ...(retryAfterMs && { retryAfterMs }),
    },
  );
  if (error.retryable) {
    watched.isSent = false;
    outputs.push({ kind: 'set-timer', timer: 'watch', delayMs: retryAfterMs || refusedMs });
  }
  outputs.push({ kind: 'watch-refused', error });
}

/** Users whose typing is remembered; that of more is not shown. */
const maxTypists = 1_000;

/**
 * The user types to another one, or has stopped: sends that, unless it was sent a moment ago or the server does not
 * take it.
 */
export function onTyping(turn: Turn, typing: Typing): void {
  const { state: { stream, typing: { sentMs } }, outputs, world: { nowMs } } = turn;
  const { other, isTyping } = typing;
  if (stream?.ready?.takesTyping !== true || !stream.caughtUp || !isNews(turn, typing)) return;
  for (const [each, atMs] of sentMs) if (nowMs - atMs >= typingExpiryMs) sentMs.delete(each);
  if (isTyping) sentMs.set(other, nowMs);
  else sentMs.delete(other);
  outputs.push({ kind: 'send-typing', key: stream.key, typing });
}

/** Whether a notice would change what the other user sees. */
function isNews({ state: { typing: { sentMs } }, world: { nowMs } }: Turn, { other, isTyping }: Typing): boolean {
  const agoMs = nowMs - (sentMs.get(other) ?? -Infinity);
  return isTyping ? agoMs >= typingEveryMs : agoMs < typingExpiryMs;
}

/**
 * A server reports that another user types, or has stopped. A notice that cannot be read is passed over: it is worth
 * nothing.
 */
export function onTypingNotice(turn: Turn, wire: cecochat.v1.ITyping): void {
  const { state: { config, typing: { typists } }, outputs, world: { nowMs } } = turn;
  const typing = readNotice(wire);
  if (typing === undefined || typing.other === config.user) return;
  const { other, isTyping } = typing;
  if (!isTyping) {
    stop(turn, other);
    return;
  }
  const isNew = !typists.has(other);
  if (isNew && typists.size >= maxTypists) return;
  typists.set(other, nowMs + typingExpiryMs);
  if (!isNew) return;
  outputs.push({ kind: 'emit-typing', typing });
  if (typists.size === 1) waitForExpiry(turn);
}

/** A message has come: its sender has stopped. */
export function noteSent(turn: Turn, { sender, group }: ChatEvent): void {
  if (group === undefined) stop(turn, sender);
}

/** Those of whom no other notice has come have stopped. */
export function onTypingExpiry(turn: Turn): void {
  const { state: { typing: { typists } }, world: { nowMs } } = turn;
  for (const [each, untilMs] of typists) if (untilMs <= nowMs) stop(turn, each);
  waitForExpiry(turn);
}

function waitForExpiry({ state: { typing: { typists } }, outputs, world: { nowMs } }: Turn): void {
  const nextMs = Math.min(...typists.values());
  if (nextMs < Infinity) outputs.push({ kind: 'set-timer', timer: 'typing', delayMs: nextMs - nowMs });
}

function stop({ state: { typing: { typists } }, outputs }: Turn, other: UserId): void {
  if (typists.delete(other)) outputs.push({ kind: 'emit-typing', typing: { other, isTyping: false } });
}

function readNotice(wire: cecochat.v1.ITyping): Typing | undefined {
  try {
    return parseTyping(wire);
  } catch {
    return undefined;
  }
}
