import {
  ChatError, isErrorCode, isSamePresence, readPresence, watchFrame, type Activity, type cecochat, type Presence,
  type UserId,
} from '@cecochat/contracts';
import type { Turn } from './session-state.ts';

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
