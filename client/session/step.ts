import { ChatError, type cecochat } from '@cecochat/contracts';
import { onFrameBesideLog, onActivity, onWatch, pumpWatch, onTyping, onTypingExpiry } from './beside-log.ts';
import { keepForLater, onHistoryFailed, onHistoryPage, readOn, onReady } from './catching-up.ts';
import {
  dial, end, lookUp, onLookDue, onLookedAgain, onLookupFailed, onStreamClosed, restartStream, retryLater,
} from './connecting.ts';
import type { Input, Output, TimerName, World } from './machine.ts';
import { onCandidateClosed, onCandidateFrame, onMoved, onMoveDue, settleMove } from './moving.ts';
import { onReceiptRefused, onSeen, pumpReceipts } from './receipts.ts';
import { receive } from './receiving.ts';
import { onAcked, onRejected, onSend } from './sending.ts';
import type { OpenStream, SessionState, Turn } from './session-state.ts';

/**
 * The machine of a client session: returns the outputs for an input. Pure but for the state, which it changes in place:
 * it has no I/O, no clock and no randomness of its own. After `ended` it only refuses sends.
 */
export function step(state: SessionState, input: Input, world: World): Output[] {
  const turn: Turn = { state, outputs: [], world };
  if (state.status !== 'closed' || input.kind === 'send') handle(turn, input);
  settleMove(turn);
  return turn.outputs;
}

type Handlers = { readonly [Kind in Input['kind']]: (turn: Turn, input: Extract<Input, { kind: Kind }>) => void };

const handlers: Handlers = {
  start: (turn) => {
    if (turn.state.status === 'idle') lookUp(turn);
  },
  'lookup-answered': (turn, { route }) => {
    if (turn.state.awaiting === 'lookup') dial(turn, route);
    else if (turn.state.awaiting === 'another-lookup') onLookedAgain(turn, route);
  },
  'lookup-failed': (turn, { error }) => {
    if (turn.state.awaiting === 'lookup') onLookupFailed(turn, error);
    else if (turn.state.awaiting === 'another-lookup') onLookedAgain(turn);
  },
  frame: (turn, { key, frame }) => {
    const { stream, candidate } = turn.state;
    if (stream?.key === key) onFrame(turn, stream, frame);
    else if (candidate?.key === key) onCandidateFrame(turn, candidate, frame);
  },
  'stream-closed': (turn, { key, error }) => {
    const { stream, candidate } = turn.state;
    if (stream?.key === key) onStreamClosed(turn, error);
    else if (candidate?.key === key) onCandidateClosed(turn, candidate, error);
  },
  'history-page': (turn, { read, page }) => {
    if (turn.state.catchUp?.read === read) onHistoryPage(turn, turn.state.catchUp, page);
  },
  'history-failed': (turn, { read, error }) => {
    if (turn.state.catchUp?.read === read) onHistoryFailed(turn, turn.state.catchUp, error);
  },
  'token-refreshed': (turn) => {
    if (turn.state.awaiting !== 'token') return;
    turn.state.refreshed = true;
    lookUp(turn);
  },
  'token-failed': (turn, { error }) => {
    if (turn.state.awaiting !== 'token') return;
    if (error.retryable) retryLater(turn, error);
    else end(turn, error);
  },
  send: onSend,
  seen: onSeen,
  typing: (turn, { typing }) => onTyping(turn, typing),
  watch: onWatch,
  activity: onActivity,
  timer: (turn, { timer }) => timers[timer](turn),
  close: (turn, { error }) => end(turn, error),
};

function handle(turn: Turn, input: Input): void {
  (handlers[input.kind] as (turn: Turn, input: Input) => void)(turn, input);
}

const timers: { readonly [Name in TimerName]: (turn: Turn) => void } = {
  retry: (turn) => {
    if (turn.state.awaiting === 'retry') lookUp(turn);
  },
  history: (turn) => {
    if (turn.state.catchUp !== undefined) readOn(turn, turn.state.catchUp);
  },
  open: (turn) => {
    const { stream, candidate } = turn.state;
    const late = new ChatError('deadline-exceeded', 'the server did not open the stream in time');
    if (stream !== undefined && stream.ready === undefined) restartStream(turn, late);
    else if (candidate !== undefined && candidate.ready === undefined) {
      turn.outputs.push({ kind: 'close-stream', key: candidate.key });
      onCandidateClosed(turn, candidate, late);
    }
  },
  look: onLookDue,
  move: onMoveDue,
  receipts: pumpReceipts,
  typing: onTypingExpiry,
  watch: pumpWatch,
};

function onFrame(turn: Turn, stream: OpenStream, frame: cecochat.v1.IChatResponse): void {
  if (frame.delivery || frame.progress || frame.receipt) {
    if (turn.state.catchUp !== undefined) keepForLater(turn, turn.state.catchUp, frame);
    else receive(turn, frame);
  } else if (frame.acked) onAcked(turn, stream, frame.acked);
  else if (frame.rejected) onRejected(turn, stream, frame.rejected);
  else if (frame.ready) onReady(turn, stream, frame.ready);
  else if (frame.moved) onMoved(turn, frame.moved);
  else if (frame.receiptRefused) onReceiptRefused(turn, frame.receiptRefused);
  else onFrameBesideLog(turn, frame);
}
