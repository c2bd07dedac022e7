import { backOffMs, ChatError, type Offset } from '@cecochat/contracts';
import type { Route, SessionStatus } from './machine.ts';
import type { Turn } from './session-state.ts';

/** Redirects in a row after which the session asks `connect`. */
const maxRedirects = 3;

export function setStatus({ state, outputs }: Turn, status: SessionStatus, error?: ChatError): void {
  if (state.status === status && error === undefined) return;
  state.status = status;
  outputs.push({ kind: 'status', status, error });
}

/** Asks where the user is served. */
export function lookUp(turn: Turn): void {
  turn.state.awaiting = 'lookup';
  turn.outputs.push({ kind: 'lookup' });
  setStatus(turn, 'connecting');
}

/** Opens a stream to the server of the route. */
export function dial(turn: Turn, route: Route): void {
  const { state, outputs } = turn;
  state.awaiting = 'nothing';
  state.route = route;
  state.moved = undefined;
  const key = ++state.lastKey;
  state.stream = { key, from: state.cursor, ready: undefined, caughtUp: false, outstanding: 0, resend: [], resent: 0 };
  const { address, epoch } = route;
  outputs.push({
    kind: 'open-stream', key, address, epoch, device: state.config.device, cursor: state.cursor,
    lineage: state.outgoing.lineage, activity: state.watched.activity,
  });
  outputs.push({ kind: 'set-timer', timer: 'open', delayMs: state.config.policy.openDeadlineMs });
  lookAgainLater(turn);
  setStatus(turn, 'connecting');
}

function lookAgainLater({ state, outputs }: Turn): void {
  outputs.push({ kind: 'set-timer', timer: 'look', delayMs: state.config.policy.openLookMs });
}

const isOpening = ({ state: { stream, awaiting } }: Turn): boolean =>
  stream !== undefined && stream.ready === undefined && awaiting === 'nothing';

/** The stream is not ready yet: perhaps the server is lost, and the user is served elsewhere by now. */
export function onLookDue(turn: Turn): void {
  if (!isOpening(turn)) return;
  turn.state.awaiting = 'another-lookup';
  turn.outputs.push({ kind: 'lookup' });
}

/** Connects to the new server, or continues to wait, also when `connect` has no answer. */
export function onLookedAgain(turn: Turn, route?: Route): void {
  const { state } = turn;
  state.awaiting = 'nothing';
  if (route === undefined || route.address === state.route?.address) lookAgainLater(turn);
  else {
    closeStream(turn);
    dial(turn, route);
  }
}

/** `connect` is unavailable: its last answer may still be true. */
export function onLookupFailed(turn: Turn, error: ChatError): void {
  const { route } = turn.state;
  if (error.retryable && route !== undefined) {
    turn.state.attempts++;
    dial(turn, route);
  } else recover(turn, error);
}

/** The stream ended by itself. */
export function onStreamClosed(turn: Turn, error: ChatError): void {
  const { moved, route } = turn.state;
  forgetStream(turn);
  if (moved !== undefined && route !== undefined && turn.state.candidate === undefined && error.retryable)
    dial(turn, { ...route, ...moved });
  else recover(turn, error);
}

/** Ends the stream from this side, and recovers as if the server had ended it. */
export function restartStream(turn: Turn, error: ChatError): void {
  closeStream(turn);
  recover(turn, error);
}

/** Ends the stream from this side. */
export function closeStream(turn: Turn): void {
  if (turn.state.stream === undefined) return;
  turn.outputs.push({ kind: 'close-stream', key: turn.state.stream.key });
  forgetStream(turn);
}

/** Something failed that the session needs: goes elsewhere, refreshes the token, waits and tries again, or gives up. */
export function recover(turn: Turn, error: ChatError): void {
  const { state, outputs } = turn;
  if (state.candidate !== undefined && error.retryable) return; // The second stream takes its place.
  const target = state.redirects < maxRedirects ? redirectOf(error, state.route) : undefined;
  if (target !== undefined) {
    state.redirects++;
    dial(turn, target);
  } else if (error.code === 'unauthenticated' && state.config.canRefresh && !state.refreshed) {
    state.awaiting = 'token';
    outputs.push({ kind: 'refresh-token' });
    setStatus(turn, 'connecting');
  } else if (error.retryable) retryLater(turn, error);
  else end(turn, error);
}

export function retryLater(turn: Turn, error: ChatError): void {
  const { state, outputs, world } = turn;
  state.awaiting = 'retry';
  state.redirects = 0;
  const delayMs = backOffMs(state.config.policy.backOff, state.attempts++, world.random(), error.details.retryAfterMs);
  outputs.push({ kind: 'set-timer', timer: 'retry', delayMs });
  setStatus(turn, 'waiting', error);
}

/**
 * The session is over. Sends that have no answer fail for their callers; the state keeps them, so that an outbox has
 * them for the next run.
 */
export function end(turn: Turn, error?: ChatError): void {
  const { state, outputs } = turn;
  if (state.status === 'closed') return;
  closeStream(turn);
  closeCandidate(turn);
  state.awaiting = 'nothing';
  state.catchUp = undefined;
  for (const timer of ['retry', 'history'] as const) outputs.push({ kind: 'clear-timer', timer });
  const reason = error ?? new ChatError('unavailable', 'the session was closed before the send was acknowledged');
  for (const send of state.outgoing.all()) outputs.push({ kind: 'failed', send, error: reason });
  setStatus(turn, 'closed', error);
  outputs.push({ kind: 'ended', error });
}

/** The route that a server pointed to, when its epoch is newer than the session's. */
export function redirectOf({ details, retryable }: ChatError, route: Route | undefined): Route | undefined {
  const { address, epoch } = details;
  if (!retryable || address === undefined || epoch === undefined || route === undefined || epoch <= route.epoch)
    return undefined;
  return { ...route, address, epoch: epoch as Route['epoch'] };
}

function closeCandidate({ state, outputs }: Turn): void {
  if (state.candidate === undefined) return;
  outputs.push({ kind: 'close-stream', key: state.candidate.key });
  state.candidate = undefined;
}

function forgetStream({ state, outputs, world }: Turn): void {
  const ready = state.stream?.ready;
  if (ready !== undefined && world.nowMs - ready.atMs >= state.config.policy.stableMs) state.attempts = 0;
  state.stream = undefined;
  if (state.awaiting === 'another-lookup') state.awaiting = 'nothing';
  // With a second stream they are that one's.
  if (state.candidate === undefined)
    for (const timer of ['open', 'look', 'move'] as const) outputs.push({ kind: 'clear-timer', timer });
  if (state.catchUp === undefined) return;
  state.catchUp = undefined;
  outputs.push({ kind: 'clear-timer', timer: 'history' });
}

/** The later of two cursors. */
export const later = (a: Offset | undefined, b: Offset): Offset => (a === undefined || b > a ? b : a);
