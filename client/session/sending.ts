import { ChatError, invalid, isErrorCode, maxUserId, toBigInt, toNumber } from '@cecochat/contracts';
import type { cecochat, Content, MessageId, Sequence, Target } from '@cecochat/contracts';
import { restartStream } from './connecting.ts';
import type { OutgoingSend } from './machine.ts';
import type { OpenStream, StreamReady, Turn } from './session-state.ts';
import { onTyping } from './beside-log.ts';

/** Takes a send. One that every server would refuse fails at once: a frame that is too large would end the stream. */
export function onSend(turn: Turn, send: Omit<OutgoingSend, 'sequence'>): void {
  const { state, outputs } = turn;
  const error = refusal(turn, send.target, send.content);
  if (error !== undefined) {
    outputs.push({ kind: 'failed', send: { ...send, sequence: 0 as Sequence }, error });
    return;
  }
  state.outgoing.add(send);
  pump(turn);
  // A notice may be behind the message: it would show a user as typing who has just sent.
  if (send.target.group === undefined) onTyping(turn, { other: send.target.receiver, isTyping: false });
}

/**
 * Sends what the stream takes. Sends of earlier streams come first, and only when the device has seen all that happened
 * before this stream: one that it saw arrive is not sent again.
 */
export function pump({ state, outputs }: Turn): void {
  const { stream, candidate, outgoing } = state;
  if (stream?.ready === undefined || candidate?.ready !== undefined) return; // A switch waits for sends in flight.
  if (!stream.caughtUp && stream.resend.length > 0) return;
  while (stream.outstanding < stream.ready.maxOutstanding) {
    const send = nextResend(stream, outgoing) ?? outgoing.takeWaiting();
    if (send === undefined) return;
    stream.outstanding++;
    outputs.push({ kind: 'send-frame', key: stream.key, send });
  }
}

export function onAcked(turn: Turn, stream: OpenStream, { acks }: cecochat.v1.IAcked): void {
  for (const ack of acks ?? []) {
    stream.outstanding = Math.max(0, stream.outstanding - 1);
    settle(turn, toNumber(ack.sequence) as Sequence, toBigInt(ack.messageId) as MessageId);
  }
  pump(turn);
}

/**
 * One send was refused. A refusal that a retry can help comes with the refusal of all later sends of the stream: all of
 * them go again on the next one, in their order. Any other is for the caller.
 */
export function onRejected(turn: Turn, stream: OpenStream, rejected: cecochat.v1.IRejected): void {
  stream.outstanding = Math.max(0, stream.outstanding - 1);
  const error = errorOf(rejected);
  if (error.code === 'unavailable' || error.code === 'overloaded') {
    restartStream(turn, error);
    return;
  }
  const send = turn.state.outgoing.settle(toNumber(rejected.sequence) as Sequence);
  if (send !== undefined) turn.outputs.push({ kind: 'failed', send, error });
  turn.state.outgoing.skipBeyond(toNumber(rejected.lastSequence) as Sequence);
  pump(turn);
}

/**
 * The platform counts the sends of this device in another lineage than the device did: another process used its name.
 * The outcome of sends of the old lineage that are missing in its log is unknown, and they cannot be resent.
 */
export function followLineage({ state, outputs }: Turn, { lineage, lastSequence }: StreamReady): void {
  if (state.outgoing.canResendIn(lineage)) return;
  const error = new ChatError(
    'sequence-reused',
    'another process used the name of this device, and it is not known whether this send arrived',
    { field: 'device' },
  );
  for (const send of state.outgoing.giveUpTried()) outputs.push({ kind: 'failed', send, error });
  state.outgoing.follow(lineage, lastSequence);
}

/** The send arrived: it was acknowledged, or the device saw it in its own log. */
export function settle({ state, outputs }: Turn, sequence: Sequence, messageId: MessageId): void {
  const send = state.outgoing.settle(sequence);
  if (send !== undefined) outputs.push({ kind: 'acked', send, messageId });
}

function nextResend(stream: OpenStream, outgoing: Turn['state']['outgoing']): OutgoingSend | undefined {
  while (stream.resent < stream.resend.length) {
    const send = stream.resend[stream.resent++];
    if (send !== undefined && outgoing.isTried(send.sequence)) return send;
  }
  return undefined;
}

function refusal({ state }: Turn, { receiver, group }: Target, { kind, body }: Content): ChatError | undefined {
  if (state.status === 'closed') return new ChatError('unavailable', 'the session is closed');
  const id = group ?? receiver;
  const [field, what] = group === undefined ? ['receiver', 'a user id'] : ['group', 'a group id'];
  if (id < 1n || id > maxUserId) return invalid(field ?? '', `must be ${what}, 1..${maxUserId}`);
  try {
    kind.parse(body);
  } catch (error) {
    return ChatError.from(error);
  }
  const max = state.config.policy.maxQueuedSends;
  return state.outgoing.length < max
    ? undefined
    : new ChatError('overloaded', `${max} sends wait already`, { field: 'send' });
}

function errorOf({ code, message, field, lastSequence, retryAfterMs }: cecochat.v1.IRejected): ChatError {
  const known = code ?? '';
  return new ChatError(isErrorCode(known) ? known : 'internal', message ?? 'the send was refused', {
    ...(field && { field }),
    lastSequence: toNumber(lastSequence),
    ...(retryAfterMs && { retryAfterMs }),
  });
}
