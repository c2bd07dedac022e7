import {
  backOffMs, toNumber, receiptFrame, typingFrame, watchFrame, type cecochat, type ChatError, type Offset, type Lineage,
  type Sequence,
} from '@cecochat/contracts';
import { beginWatch } from './beside-log.ts';
import { closeStream, end, lookUp, recover, setStatus } from './connecting.ts';
import type { HistoryPage } from './machine.ts';
import { advance, noteCaughtUp, receive, receiveEvent } from './receiving.ts';
import { pump } from './sending.ts';
import type { CatchUp, Turn, OpenStream } from './session-state.ts';

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

/** Reads history from the cursor to where the stream begins. */
export function beginCatchUp(turn: Turn, target: Offset): void {
  turn.state.catchUp = { target, buffered: [], read: 0, attempts: 0 };
  readOn(turn, turn.state.catchUp);
}

/** Buffers a frame until history has caught up. Beyond the bound it discards the frames: history will have them. */
export function keepForLater(turn: Turn, catchUp: CatchUp, frame: cecochat.v1.IChatResponse): void {
  if (catchUp.buffered === undefined) return;
  catchUp.buffered.push(frame);
  if (catchUp.buffered.length <= turn.state.config.policy.maxBufferedFrames) return;
  closeStream(turn);
  catchUp.buffered = undefined;
  turn.state.catchUp = catchUp;
  readOn(turn, catchUp);
}

export function onHistoryPage(turn: Turn, catchUp: CatchUp, page: HistoryPage): void {
  const before = turn.state.cursor;
  takePage(turn, page);
  advance(turn, page.nextCursor);
  const reached =
    page.nextCursor >= catchUp.target && (catchUp.buffered !== undefined || page.nextCursor >= page.watermark);
  if (reached) finish(turn, catchUp);
  else if (before !== undefined && page.nextCursor > before) {
    catchUp.attempts = 0;
    readOn(turn, catchUp);
  } else waitForHistory(turn, catchUp);
}

/** Events and gaps in the order of their offsets. */
function takePage(turn: Turn, page: HistoryPage): void {
  const gaps = [...page.gaps];
  const tellGaps = (before: number) => {
    for (let gap = gaps[0]; gap !== undefined && gap.from < before; gap = gaps[0]) {
      turn.outputs.push({ kind: 'gap', gap });
      gaps.shift();
    }
  };
  for (const stored of page.events) {
    tellGaps(toNumber(stored.offset));
    receiveEvent(turn, stored);
  }
  tellGaps(Infinity);
}

export function onHistoryFailed(turn: Turn, catchUp: CatchUp, error: ChatError): void {
  if (error.code === 'unauthenticated') {
    closeStream(turn);
    turn.state.catchUp = undefined;
    recover(turn, error);
  } else if (error.retryable) waitForHistory(turn, catchUp, error);
  else end(turn, error);
}

export function readOn({ state, outputs }: Turn, catchUp: CatchUp): void {
  catchUp.read = ++state.lastRead;
  outputs.push({
    kind: 'read-history',
    read: catchUp.read,
    address: state.route?.historyAddress ?? '',
    cursor: state.cursor ?? (0 as Offset),
    count: state.config.policy.historyPage,
  });
}

/** The watermark is not there yet, or the service is not. */
function waitForHistory({ state, outputs, world }: Turn, catchUp: CatchUp, error?: ChatError): void {
  const { backOff, historyPoll } = state.config.policy;
  const policy = error === undefined ? historyPoll : backOff;
  const delayMs = backOffMs(policy, catchUp.attempts++, world.random(), error?.details.retryAfterMs);
  outputs.push({ kind: 'set-timer', timer: 'history', delayMs });
}

function finish(turn: Turn, { buffered }: CatchUp): void {
  turn.state.catchUp = undefined;
  if (buffered === undefined) {
    lookUp(turn);
    return;
  }
  for (const frame of buffered) receive(turn, frame);
  noteCaughtUp(turn);
}
