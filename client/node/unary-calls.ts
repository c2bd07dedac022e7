import { Metadata, type Client } from '@grpc/grpc-js';
import { ChatError, type Encodable, type Method } from '@cecochat/contracts';
import { authorization, openChannel, type Security } from './security.ts';

/** Calls with one request and one answer. Holds one connection for each address. */
export class UnaryCalls {
  readonly #security: Security;
  readonly #channels = new Map<string, Client>();

  constructor(security: Security) {
    this.#security = security;
  }

  /** Rejects with a ChatError. */
  call<Request, Response>(
    { address, token, deadlineMs }: CallContext, method: Method<Request, Response, false>, request: Request,
  ): Promise<Response> {
    const { path, requestSerialize, responseDeserialize } = method;
    const options = { deadline: Date.now() + deadlineMs };
    return new Promise((resolve, reject) => {
      this.#channel(address).makeUnaryRequest<Encodable<Request>, Response>(
        path, requestSerialize, responseDeserialize, request, metadataFor(token), options,
        (error, response) => {
          if (error) reject(ChatError.from(error));
          else if (response === undefined) reject(new ChatError('internal', `${path} answered nothing`));
          else resolve(response);
        },
      );
    });
  }

  close(): void {
    for (const channel of this.#channels.values()) channel.close();
    this.#channels.clear();
  }

  #channel(address: string): Client {
    const known = this.#channels.get(address);
    if (known !== undefined) return known;
    const channel = openChannel(address, this.#security);
    this.#channels.set(address, channel);
    return channel;
  }
}

const metadataFor = (token: string | undefined): Metadata =>
  token === undefined ? new Metadata() : authorization(token);

export interface CallContext {
  /** host:port */
  readonly address: string;
  /** Left out for a call of a caller who has none. */
  readonly token?: string | undefined;
  readonly deadlineMs: number;
}
