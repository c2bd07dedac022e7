import { ChatError, toNumber, type cecochat, type Epoch, type Offset, type Sequence } from '@cecochat/contracts';
import { beginCatchUp, keepForLater, onHistoryFailed, onHistoryPage, readOn } from './catching-up.ts';
import { closeStream, dial, end, lookUp, onLookupFailed, onStreamClosed, restartStream, retryLater, setStatus } from './connecting.ts';
import type { Input, Output, TimerName, World } from './machine.ts';
import { noteCaughtUp, receive } from './receiving.ts';
import { onAcked, onRejected, onSend, pump } from './sending.ts';
import type { OpenStream, SessionState, Turn } from './session-state.ts';

/** How many sends may be unacknowledged when a server does not say. */
const defaultOutstanding = 1;

/**
 * The machine of a client session: says what is to be done about what happened. Pure but for the state, which it changes in
 * place: no I/O, no clock, no chance of its own. After `ended` it only refuses sends.
 */
export function step(state: SessionState, input: Input, world: World): Output[] {
  const turn: Turn = { state, outputs: [], world };
  if (state.status !== 'closed' || input.kind === 'send') handle(turn, input);
  return turn.outputs;
}

type Handlers = { readonly [Kind in Input['kind']]: (turn: Turn, input: Extract<Input, { kind: Kind }>) => void };

const handlers: Handlers = {
  start: (turn) => {
    if (turn.state.status === 'idle') lookUp(turn);
  },
  'lookup-answered': (turn, { route }) => {
    if (turn.state.awaiting === 'lookup') dial(turn, route);
  },
  'lookup-failed': (turn, { error }) => {
    if (turn.state.awaiting === 'lookup') onLookupFailed(turn, error);
  },
  frame: (turn, { key, frame }) => {
    if (turn.state.stream?.key === key) onFrame(turn, turn.state.stream, frame);
  },
  'stream-closed': (turn, { key, error }) => {
    if (turn.state.stream?.key === key) onStreamClosed(turn, error);
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
    const { stream } = turn.state;
    if (stream === undefined || stream.ready !== undefined) return;
    restartStream(turn, new ChatError('deadline-exceeded', 'the server did not open the stream in time'));
  },
  move: (turn) => {
    const { moved, route } = turn.state;
    if (moved === undefined || route === undefined) return;
    closeStream(turn);
    dial(turn, { ...route, ...moved });
  },
};

function onFrame(turn: Turn, stream: OpenStream, frame: cecochat.v1.IChatResponse): void {
  if (frame.delivery || frame.progress) {
    if (turn.state.catchUp !== undefined) keepForLater(turn, turn.state.catchUp, frame);
    else receive(turn, frame);
  } else if (frame.acked) onAcked(turn, stream, frame.acked);
  else if (frame.rejected) onRejected(turn, stream, frame.rejected);
  else if (frame.ready) onReady(turn, stream, frame.ready);
  else if (frame.moved) onMoved(turn, frame.moved);
  // Anything else is a frame of a later version of the protocol: it is passed over.
}

function onReady(turn: Turn, stream: OpenStream, ready: cecochat.v1.IReady): void {
  const { state, outputs, world } = turn;
  if (stream.ready !== undefined) return;
  outputs.push({ kind: 'clear-timer', timer: 'open' });
  const position = toNumber(ready.position) as Offset;
  const livePosition = Math.max(position, toNumber(ready.livePosition)) as Offset;
  stream.ready = { livePosition, maxOutstanding: ready.maxOutstanding || defaultOutstanding, atMs: world.nowMs };
  state.redirects = 0;
  state.refreshed = false;
  state.opened++;
  state.cursor ??= position;
  state.outgoing.skipBeyond(toNumber(ready.lastSequence) as Sequence);
  stream.resend = state.outgoing.tried();
  setStatus(turn, 'catching-up');
  if (position > state.cursor) beginCatchUp(turn, position);
  else noteCaughtUp(turn);
  pump(turn);
}

/** The devices of a partition that moves do not come all at once: each waits a random part of the time given. */
function onMoved({ state, outputs, world }: Turn, { address, epoch, spreadMilliseconds }: cecochat.v1.IMoved): void {
  const newer = toNumber(epoch) as Epoch;
  if (!address || state.route === undefined || newer <= state.route.epoch) return;
  state.moved = { address, epoch: newer };
  outputs.push({ kind: 'set-timer', timer: 'move', delayMs: world.random() * (spreadMilliseconds ?? 0) });
}
