import type { ServerDuplexStream } from '@grpc/grpc-js';
import {
  messagingService, toStatus, type cecochat, type ChatError, type Encodable, type ServerAddresses,
} from '@cecochat/contracts';
import {
  addressOfPeer, answersPing, authenticated, callerOf, type GrpcServer, type Logger, type Received, type VerifiedCaller,
} from '@cecochat/runtime';
import {
  ignoring, type ChatRequest, type ConnectionHandler, type ConnectionTaker, type DeviceConnection,
} from './device-connection.ts';

type ChatCall = ServerDuplexStream<Received<ChatRequest>, Encodable<cecochat.v1.IChatResponse>>;

/** Brings devices that call over gRPC. The server has verified the token of a call that gets here, by its headers. */
export function addGrpcEdge(grpc: GrpcServer, taker: ConnectionTaker, logger: Logger): void {
  grpc.addService(messagingService, {
    chat: (call) => taker.accept(new GrpcConnection(call)),
    send: authenticated((request, caller) => taker.send(request, caller), logger),
  }, { chat: 'streams', send: 'sends' });
}

/** A `Chat` call. The server ends one that sends no frame. */
class GrpcConnection implements DeviceConnection {
  handler: ConnectionHandler = ignoring;
  readonly #call: ChatCall;

  constructor(call: ChatCall) {
    this.#call = call;
    const gone = () => this.handler.gone();
    call.on('data', (frame: Received<ChatRequest>) => this.handler.received(frame));
    call.on('end', () => this.handler.finished());
    call.on('drain', () => this.handler.drained());
    call.on('cancelled', gone);
    call.on('error', gone);
  }

  get caller(): VerifiedCaller {
    return callerOf(this.#call);
  }

  get address(): string {
    return addressOfPeer(this.#call);
  }

  get bufferedFrames(): number {
    return this.#call.writableLength;
  }

  get isGone(): boolean {
    return this.#call.cancelled;
  }

  addressOf({ address }: ServerAddresses): string {
    return address;
  }

  write(frame: Buffer): boolean {
    return this.#call.write(frame);
  }

  pause(): void {
    this.#call.pause();
  }

  resume(): void {
    this.#call.resume();
  }

  answers(deadlineMs: number): Promise<boolean> {
    return answersPing(this.#call, deadlineMs);
  }

  close(error: ChatError): void {
    this.handler = ignoring;
    this.#call.emit('error', toStatus(error));
  }
}
