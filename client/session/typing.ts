import {
  parseTyping, typingEveryMs, typingExpiryMs, type cecochat, type ChatEvent, type Typing, type UserId,
} from '@cecochat/contracts';
import type { Turn } from './session-state.ts';

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
