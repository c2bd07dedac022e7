import { toNumber, type cecochat, type Offset, type Sequence } from '@cecochat/contracts';
import { beginCatchUp } from './catching-up.ts';
import { setStatus } from './connecting.ts';
import { noteCaughtUp } from './receiving.ts';
import { pump } from './sending.ts';
import type { OpenStream, Turn } from './session-state.ts';

/** How many sends may be unacknowledged when a server does not say. */
const defaultOutstanding = 1;

/** The server opened the stream: what it does not deliver itself is read from history. */
export function onReady(turn: Turn, stream: OpenStream, ready: cecochat.v1.IReady): void {
  const { state, outputs, world } = turn;
  if (stream.ready !== undefined) return;
  outputs.push({ kind: 'clear-timer', timer: 'open' }, { kind: 'clear-timer', timer: 'look' });
  if (state.awaiting === 'another-lookup') state.awaiting = 'nothing';
  const position = toNumber(ready.position) as Offset;
  const livePosition = Math.max(position, toNumber(ready.livePosition)) as Offset;
  stream.ready = { livePosition, maxOutstanding: ready.maxOutstanding || defaultOutstanding, atMs: world.nowMs };
  state.redirects = 0;
  state.refreshed = false;
  state.opened++;
  state.cursor ??= position;
  state.outgoing.skipBeyond(toNumber(ready.lastSequence) as Sequence);
  stream.resend = state.outgoing.tried();
  if (state.status !== 'live' || state.cursor < livePosition) setStatus(turn, 'catching-up');
  if (position > state.cursor) beginCatchUp(turn, position);
  else noteCaughtUp(turn);
  pump(turn);
}
