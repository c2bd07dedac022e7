import { ServerInterceptingCall, type Metadata, type ServerInterceptor } from '@grpc/grpc-js';
import { ChatError, toStatus } from '@cecochat/contracts';
import type { CallGate, OpenCall } from './call-gate.ts';
import type { VerifiedCaller } from './caller.ts';
import type { CallerCheck } from './caller-check.ts';
import type { LimitedCall } from './call-limits.ts';
import type { UnverifiedConnections } from './unverified-connections.ts';
import { isAnswered } from './with-deadline.ts';

type NextCall = Parameters<ServerInterceptor>[1];
type Listener = Parameters<NextCall['start']>[0];

interface Opened {
  readonly caller: VerifiedCaller;
  readonly call: OpenCall;
}

/** By the metadata of a call, which its handler gets. */
const opened = new WeakMap<Metadata, Opened>();

/** The caller of a call that a token was asked for. */
export function callerOf({ metadata }: { readonly metadata: Metadata }): VerifiedCaller {
  const known = opened.get(metadata);
  if (known === undefined) throw new Error('a handler was reached without a token');
  return known.caller;
}

/** Whether the client of a call answers a ping in time. */
export async function answersPing({ metadata }: { readonly metadata: Metadata }, deadlineMs: number): Promise<boolean> {
  const session = opened.get(metadata)?.call.stream.session;
  if (session === undefined || session.destroyed) return false;
  return isAnswered((settle) => {
    // False when too many pings are unanswered already.
    if (!session.ping((error) => settle(error === null))) settle(false);
  }, deadlineMs);
}

/** Hands everything on; that of grpc-js makes closures for each message. */
class PassingCall extends ServerInterceptingCall {
  protected readonly next: NextCall;

  constructor(next: NextCall) {
    super(next);
    this.next = next;
  }

  override start(listener: Listener): void {
    this.next.start(listener);
  }

  override sendMetadata(metadata: Metadata): void {
    this.next.sendMetadata(metadata);
  }

  override sendMessage(message: unknown, callback: () => void): void {
    this.next.sendMessage(message, callback);
  }

  override sendStatus(status: Parameters<NextCall['sendStatus']>[0]): void {
    this.next.sendStatus(status);
  }
}

/** A call that reaches no handler, and has nothing read of it. */
export class RefusedByGate extends PassingCall {
  readonly #refuse: () => void;

  constructor(next: NextCall, refuse: () => void) {
    super(next);
    this.#refuse = refuse;
  }

  override start(): void {
    this.#refuse();
  }
}

export interface TokenGate {
  readonly gate: CallGate;
  readonly callers: CallerCheck;
  readonly unverified: UnverifiedConnections;
  /** The limit that the call counts for. */
  readonly limit: LimitedCall;
  /** A call was refused for its token or for a limit, or because tokens cannot be verified. */
  readonly onRefused: (error: ChatError) => void;
}

/** A call whose token and limits are checked when its headers are there: nothing of its body is read before. */
export class TokenCall extends PassingCall {
  readonly #call: OpenCall;
  readonly #parts: TokenGate;

  constructor(next: NextCall, call: OpenCall, parts: TokenGate) {
    super(next);
    this.#call = call;
    this.#parts = parts;
  }

  override start(listener: Listener): void {
    let isEnded = false;
    this.next.start({
      onReceiveMetadata: (metadata) => {
        this.#verify(metadata).then(
          (caller) => {
            if (isEnded) return;
            opened.set(metadata, { caller, call: this.#call });
            listener.onReceiveMetadata(metadata);
          },
          (error: unknown) => this.#refuse(ChatError.from(error)),
        );
      },
      onReceiveMessage: (message: unknown) => listener.onReceiveMessage(message),
      onReceiveHalfClose: () => listener.onReceiveHalfClose(),
      onCancel: () => {
        if (isEnded) return;
        isEnded = true;
        listener.onCancel();
      },
    });
  }

  async #verify(metadata: Metadata): Promise<VerifiedCaller> {
    const { session } = this.#call.stream;
    const { callers, unverified, limit } = this.#parts;
    const caller =
      this.#call.caller ?? (await callers.check(metadata, session?.socket.remoteAddress ?? '', limit));
    if (session !== undefined) unverified.verified(session);
    return caller;
  }

  #refuse(error: ChatError): void {
    this.#parts.onRefused(error);
    this.#parts.gate.refuse(this.#call, error.code === 'overloaded' ? 'limit' : 'token', error);
  }
}

/** A call of a handler that answers each message at once: the next one is read when the answer before is on its way. */
export class PausingCall extends PassingCall {
  #unsent = 0;
  #wantsMessage = false;

  override startRead(): void {
    if (this.#unsent > 0) this.#wantsMessage = true;
    else this.next.startRead();
  }

  override sendMessage(message: unknown, callback: () => void): void {
    this.#unsent++;
    this.next.sendMessage(message, () => {
      callback();
      if (--this.#unsent > 0 || !this.#wantsMessage) return;
      this.#wantsMessage = false;
      this.next.startRead();
    });
  }
}

/** Refuses with a status whatever is wrong with a call, from now on. */
export const refusingBy = (next: NextCall) => (error: ChatError): void => next.sendStatus(toStatus(error));
