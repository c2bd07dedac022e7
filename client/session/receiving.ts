import { readEvent, toNumber, type cecochat, type ChatEvent, type Offset, type UserId } from '@cecochat/contracts';
import { later, setStatus } from './connecting.ts';
import type { ReceivedEvent } from './machine.ts';
import { pumpWatch, noteSent } from './beside-log.ts';
import { pumpReceipts, receiveReceipt } from './receipts.ts';
import { followLineage, pump, settle } from './sending.ts';
import type { Turn } from './session-state.ts';

/** Takes a delivery, a receipt or progress, live or kept from before. */
export function receive(turn: Turn, frame: cecochat.v1.IChatResponse): void {
  if (frame.delivery) receiveEvent(turn, frame.delivery);
  else if (frame.receipt) receiveReceipt(turn, frame.receipt);
  else if (frame.progress) advance(turn, toNumber(frame.progress.offset) as Offset);
  noteCaughtUp(turn);
}

/**
 * Takes an event at its place. Before the cursor it is a repeat: history and the stream may overlap. An event that was
 * written twice has two places; its identity reveals the repeat.
 */
export function receiveEvent(turn: Turn, stored: cecochat.v1.IStoredEvent): void {
  const { state, outputs } = turn;
  const offset = toNumber(stored.offset) as Offset;
  if (state.cursor !== undefined && offset < state.cursor) return;
  state.cursor = (offset + 1) as Offset;
  let event: ReceivedEvent;
  try {
    event = Object.assign(readEvent(stored.event ?? {}), { offset });
  } catch (error) {
    outputs.push({ kind: 'unreadable', offset, reason: Error.isError(error) ? error.message : String(error) });
    return;
  }
  take(turn, event);
}

function take(turn: Turn, event: ReceivedEvent): void {
  const { state: { seen, config, outgoing }, outputs } = turn;
  const novelty = seen.add(event);
  if (novelty.kind === 'repeat') {
    outputs.push({ kind: 'emit-repeat', event });
    return;
  }
  const { sender, device, lineage } = event;
  if (sender === config.user && device === config.device && lineage === outgoing.lineage) {
    settle(turn, event.sequence, event.messageId);
  }
  if (event.group !== undefined && novelty.lacksFrom !== undefined && !entersBy(event, config.user)) {
    outputs.push({ kind: 'group-gap', gap: { group: event.group, from: novelty.lacksFrom, to: event.seq } });
  }
  noteSent(turn, event);
  outputs.push({ kind: 'emit', event });
}

/** Whether the user becomes a member by an event: what was before, while it was none, is not for it. */
function entersBy({ kind, body, sender }: ChatEvent, user: UserId): boolean {
  if (kind !== 'group-changed') return false;
  return (body.change === 'joined' && sender === user) || (body.change === 'added' && body.users.includes(user));
}

/** Everything before the offset is here. */
export function advance({ state }: Turn, offset: Offset): void {
  state.cursor = later(state.cursor, offset);
}

/** Once every event before the stream's live position is here, sends of earlier streams may be resent. */
export function noteCaughtUp(turn: Turn): void {
  const { stream, cursor } = turn.state;
  if (stream?.ready === undefined || stream.caughtUp || cursor === undefined || cursor < stream.ready.livePosition)
    return;
  stream.caughtUp = true;
  followLineage(turn, stream.ready);
  setStatus(turn, 'live');
  pump(turn);
  pumpReceipts(turn);
  pumpWatch(turn);
}
