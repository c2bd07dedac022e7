import {
  connect as connectHttp2, type ClientHttp2Session, type ClientHttp2Stream, type IncomingHttpHeaders,
} from 'node:http2';
import {
  asBuffer, backOffMs, cecochat, ChatError, fromStatus, messagingService, toLong, toNumber, offset, type Offset,
} from '@cecochat/contracts';
import { Metadata } from '@grpc/grpc-js';
import { request } from 'undici';
import { z } from 'zod';
import { defaultPolicy } from '@cecochat/client-node';
import { MessageReader } from '../../load/index.ts';

export interface DeviceOptions {
  /** Where `connect` answers. */
  readonly url: URL;
  readonly token: string;
  /** Begins with what comes from now on when undefined. */
  readonly cursor: Offset | undefined;
  readonly onReady: () => void;
  readonly onEvent: () => void;
  /** It cannot connect, and trying again will not help. */
  readonly onFailed: (error: Error) => void;
}

const name = 'bench';
const { ChatRequest, ChatResponse } = cecochat.v1;
const lookupAnswer = z.object({ address: z.string(), epoch: z.number() });

/**
 * A device that connects by the protocol: asks `connect`, opens a stream with its cursor, and comes back when it is
 * redirected, or after the pauses of the client. It does no more, over bare HTTP/2: thousands of the client's sessions
 * in one process would need more of the processor than the servers that are measured.
 */
export class Device {
  readonly #options: DeviceOptions;
  #cursor: Offset | undefined;
  #attempts = 0;
  #connection: ClientHttp2Session | undefined;
  #status: ChatError | undefined;
  #pause: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: DeviceOptions) {
    this.#options = options;
    this.#cursor = options.cursor;
    void this.#connect();
  }

  /** It has everything before; undefined before it was connected. */
  get cursor(): Offset | undefined {
    return this.#cursor;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#pause);
    this.#connection?.destroy();
  }

  async #connect(): Promise<void> {
    try {
      const { address, epoch } = await lookUp(this.#options);
      if (!this.#closed) this.#open(address, epoch);
    } catch (error) {
      this.#recover(ChatError.from(error));
    }
  }

  #open(address: string, epoch: number): void {
    const connection = connectHttp2(`http://${address}`);
    this.#connection = connection;
    this.#status = undefined;
    connection.on('error', () => undefined); // The stream ends with it.
    const stream = connection.request({
      ':method': 'POST',
      ':path': messagingService.chat.path,
      'content-type': 'application/grpc',
      te: 'trailers',
      authorization: `Bearer ${this.#options.token}`,
    });
    this.#follow(stream);
    stream.write(
      frameOf(
        ChatRequest.encode({
          listen: {
            device: name, epoch: toLong(epoch), ...(this.#cursor !== undefined && { cursor: toLong(this.#cursor) }),
          },
        }).finish(),
      ),
    );
  }

  #follow(stream: ClientHttp2Stream): void {
    const messages = new MessageReader((message) => this.#take(message));
    const noteStatus = (headers: IncomingHttpHeaders) => (this.#status ??= statusIn(headers));
    stream.on('response', noteStatus);
    stream.on('trailers', noteStatus);
    stream.on('data', (chunk: Buffer) => messages.take(chunk));
    stream.on('end', () => stream.destroy()); // The server has ended its side; ours would stay open.
    stream.on('error', () => undefined); // It closes then.
    stream.on('close', () => {
      this.#connection?.destroy();
      this.#recover(this.#status ?? new ChatError('unavailable', 'the connection broke'));
    });
  }

  #take(message: Buffer): void {
    const { ready, delivery, progress } = ChatResponse.decode(message);
    if (ready) this.#takeReady(ready);
    if (progress) this.#cursor = offset(Math.max(this.#cursor ?? 0, toNumber(progress.offset)));
    if (!delivery) return;
    this.#cursor = offset(toNumber(delivery.offset) + 1);
    this.#options.onEvent();
  }

  #takeReady({ position }: cecochat.v1.IReady): void {
    const from = offset(toNumber(position));
    if (from > (this.#cursor ?? from))
      this.#options.onFailed(
        new Error(
          `the server has nothing before ${from}, and the device lacks what is from ${this.#cursor} on: the ` +
            'partition was moved while it was measured',
        ),
      );
    this.#cursor ??= from;
    this.#options.onReady();
  }

  #recover(error: ChatError): void {
    if (this.#closed) return;
    if (!error.retryable) {
      this.#options.onFailed(error);
      return;
    }
    const pauseMs = backOffMs(defaultPolicy.backOff, this.#attempts++, Math.random(), error.details.retryAfterMs);
    this.#pause = setTimeout(() => void this.#connect(), pauseMs);
  }
}

async function lookUp({ url, token }: DeviceOptions): Promise<z.infer<typeof lookupAnswer>> {
  try {
    const { statusCode, body } = await request(new URL('/api/connect', url), {
      headers: { authorization: `Bearer ${token}` },
    });
    const answer: unknown = await body.json();
    if (statusCode === 200) return lookupAnswer.parse(answer);
    throw new Error(`status ${statusCode}`);
  } catch (cause) {
    throw new ChatError('unavailable', 'connect does not answer', { cause });
  }
}

function statusIn(headers: IncomingHttpHeaders): ChatError | undefined {
  const code = headers['grpc-status'];
  if (code === undefined) return undefined;
  return fromStatus({
    code: Number(code), details: String(headers['grpc-message'] ?? ''), metadata: Metadata.fromHttp2Headers(headers),
  });
}

function frameOf(message: Uint8Array): Buffer {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, asBuffer(message)]);
}
