import {
  receiptFrame, toNumber, typingFrame, watchFrame, type cecochat, type Lineage, type Offset, type Sequence,
} from '@cecochat/contracts';
import { beginCatchUp } from './catching-up.ts';
import { setStatus } from './connecting.ts';
import { beginWatch } from './presence.ts';
import { noteCaughtUp } from './receiving.ts';
import { pump } from './sending.ts';
import type { OpenStream, Turn } from './session-state.ts';

/** Bound on unacknowledged sends when a server sends none. */
const defaultOutstanding = 1;

/** The server opened the stream: the session reads the events that it does not deliver from history. */
export function onReady(turn: Turn, stream: OpenStream, ready: cecochat.v1.IReady): void {
  const { state, outputs, world } = turn;
  if (stream.ready !== undefined) return;
  outputs.push({ kind: 'clear-timer', timer: 'open' }, { kind: 'clear-timer', timer: 'look' });
  if (state.awaiting === 'another-lookup') state.awaiting = 'nothing';
  const position = toNumber(ready.position) as Offset;
  const livePosition = Math.max(position, toNumber(ready.livePosition)) as Offset;
  const [lineage, lastSequence] = [toNumber(ready.lineage) as Lineage, toNumber(ready.lastSequence) as Sequence];
  stream.ready = {
    livePosition, maxOutstanding: ready.maxOutstanding || defaultOutstanding, lineage, lastSequence, atMs: world.nowMs,
    takesReceipts: takes(ready, receiptFrame), takesTyping: takes(ready, typingFrame),
    takesWatch: takes(ready, watchFrame),
  };
  beginWatch(turn);
  state.redirects = 0;
  state.refreshed = false;
  state.opened++;
  if (state.cursor === undefined || isOfAnotherLog(stream, position)) state.cursor = position;
  if (state.outgoing.canResendIn(lineage)) state.outgoing.follow(lineage, lastSequence);
  stream.resend = state.outgoing.tried();
  if (state.status !== 'live' || state.cursor < livePosition) setStatus(turn, 'catching-up');
  if (position > state.cursor) beginCatchUp(turn, position);
  else noteCaughtUp(turn);
  pump(turn);
}

const takes = ({ frames }: cecochat.v1.IReady, frame: string): boolean => frames?.includes(frame) ?? false;

/**
 * A position before the cursor: the platform lost the log that the cursor is of, and gives all it has of the one of
 * now.
 */
const isOfAnotherLog = ({ from }: OpenStream, position: Offset): boolean => from !== undefined && position < from;
