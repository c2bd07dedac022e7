import { backOffMs, toNumber, type cecochat, type ChatError, type Epoch } from '@cecochat/contracts';
import { onFrameBesideLog } from './beside-log.ts';
import { redirectOf } from './connecting.ts';
import { onReady } from './catching-up.ts';
import { receive } from './receiving.ts';
import type { Candidate, Turn } from './session-state.ts';

/** How long a switch waits for the answers to sends in flight. */
const answersDeadlineMs = 2_000;
/** While it reads history the session stays where it is, and checks again after this. */
const busyMs = 250;
/** With the back-off between them that is some ten seconds. */
const maxMoveFailures = 8;

/**
 * The user's partition moved. The devices of a partition do not go all at once: each waits a random part of the time
 * given.
 */
export function onMoved(turn: Turn, { address, epoch, spreadMilliseconds }: cecochat.v1.IMoved): void {
  const { outputs, world } = turn;
  if (!address || !headFor(turn, address, toNumber(epoch) as Epoch)) return;
  outputs.push({ kind: 'set-timer', timer: 'move', delayMs: world.random() * (spreadMilliseconds ?? 0) });
}

/**
 * Make before break: a stream to the new server is opened while the present one continues, and replaces it once it is
 * ready and every send has its answer, or the deadline for answers has passed.
 */
export function onMoveDue(turn: Turn): void {
  const { state, outputs } = turn;
  const { moved, route, stream, candidate } = state;
  if (candidate?.ready !== undefined) switchTo(turn, candidate, candidate.ready);
  else if (candidate !== undefined || moved === undefined || route === undefined || stream?.ready === undefined) return;
  else if (state.catchUp !== undefined) outputs.push({ kind: 'set-timer', timer: 'move', delayMs: busyMs });
  else {
    const key = ++state.lastKey;
    state.candidate = { key, from: state.cursor, route: { ...route, ...moved }, ready: undefined };
    outputs.push({
      kind: 'open-stream', key, ...moved, device: state.config.device, cursor: state.cursor,
      lineage: state.outgoing.lineage, activity: state.watched.activity,
    });
    outputs.push({ kind: 'set-timer', timer: 'open', delayMs: state.config.policy.openDeadlineMs });
  }
}

/** A frame of the second stream. Its deliveries are taken at once: the two overlap, and the cursor removes repeats. */
export function onCandidateFrame(turn: Turn, candidate: Candidate, frame: cecochat.v1.IChatResponse): void {
  const { state, outputs } = turn;
  if (frame.delivery || frame.progress || frame.receipt) receive(turn, frame);
  else onFrameBesideLog(turn, frame);
  if (!frame.ready || candidate.ready !== undefined) return;
  candidate.ready = frame.ready;
  outputs.push(
    { kind: 'clear-timer', timer: 'open' },
    { kind: 'set-timer', timer: 'move', delayMs: answersDeadlineMs },
  );
  const position = toNumber(frame.ready.position);
  const isContinued = position <= (state.cursor ?? 0) && position >= (candidate.from ?? 0);
  if (!isContinued) switchTo(turn, candidate, frame.ready);
}

/** The second stream failed. While the first one is open it is retried, at the server it pointed to or the same one. */
export function onCandidateClosed(turn: Turn, { route }: Candidate, error: ChatError): void {
  const { state, outputs } = turn;
  state.candidate = undefined;
  outputs.push({ kind: 'clear-timer', timer: 'open' });
  const elsewhere = redirectOf(error, route);
  if (elsewhere === undefined) tryAgain(turn, error);
  else if (headFor(turn, elsewhere.address, elsewhere.epoch))
    outputs.push({ kind: 'set-timer', timer: 'move', delayMs: 0 });
}

/**
 * A server that sends a retry time is alive: the attempt does not count against it. One that is silent for too long may
 * be gone with the partition back where it was, of which no server notifies the device: it stays, and leaves when its
 * server ends the stream.
 */
function tryAgain({ state, outputs, world }: Turn, error: ChatError): void {
  const { retryAfterMs } = error.details;
  if (retryAfterMs === undefined && ++state.moveFailures >= maxMoveFailures) {
    state.moved = undefined;
    return;
  }
  const attempt = retryAfterMs === undefined ? state.moveFailures : 0;
  outputs.push({
    kind: 'set-timer', timer: 'move',
    delayMs: backOffMs(state.config.policy.backOff, attempt, world.random(), retryAfterMs),
  });
}

/** The second stream replaces the first one when that has no sends in flight any more, or has ended. */
export function settleMove(turn: Turn): void {
  const { candidate, stream } = turn.state;
  if (candidate === undefined) return;
  if (stream === undefined && candidate.ready === undefined) adopt(turn, candidate);
  else if (candidate.ready !== undefined && (stream?.outstanding ?? 0) === 0)
    switchTo(turn, candidate, candidate.ready);
}

/** Notes where to go; false when that is nothing new, or where the session is already. */
function headFor({ state, outputs }: Turn, address: string, epoch: Epoch): boolean {
  const { route, moved } = state;
  if (route === undefined || epoch <= (moved?.epoch ?? route.epoch)) return false;
  const isHere = address === route.address;
  state.moved = isHere ? undefined : { address, epoch };
  state.moveFailures = 0;
  if (isHere) {
    state.route = { ...route, epoch };
    outputs.push({ kind: 'clear-timer', timer: 'move' });
  }
  return !isHere;
}

function switchTo(turn: Turn, candidate: Candidate, ready: cecochat.v1.IReady): void {
  const { state, outputs } = turn;
  if (state.stream !== undefined) outputs.push({ kind: 'close-stream', key: state.stream.key });
  const stream = adopt(turn, candidate);
  onReady(turn, stream, ready);
}

function adopt({ state, outputs }: Turn, { key, from, route }: Candidate) {
  outputs.push({ kind: 'clear-timer', timer: 'move' });
  state.awaiting = 'nothing';
  state.candidate = undefined;
  state.moved = undefined;
  state.route = route;
  state.stream = { key, from, ready: undefined, caughtUp: false, outstanding: 0, resend: [], resent: 0 };
  return state.stream;
}
