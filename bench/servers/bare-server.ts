import { readFileSync } from 'node:fs';
import {
  Server, ServerCredentials, type ServerDuplexStream, type ServiceDefinition, type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { serveParent } from '../processes/index.ts';
import { Feeder, type FeedRequest } from './feeder.ts';

export const barePaths = { stream: '/bench.Bare/Stream', call: '/bench.Bare/Call' } as const;

/**
 * The reference of what a messaging server is compared with: grpc-js, with the same settings, that does nothing but
 * give bytes back.
 */

export interface BareRequest {
  /** host:port. */
  readonly address: string;
  /** How often each message of a stream after the first is given back. */
  readonly copies: number;
  /** PEM files; plain text without them. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
}

type Bytes = ServerDuplexStream<Buffer, Buffer>;

const asTheyAre = {
  requestSerialize: same, requestDeserialize: same, responseSerialize: same, responseDeserialize: same,
};
const service: ServiceDefinition = {
  stream: { path: barePaths.stream, requestStream: true, responseStream: true, ...asTheyAre },
  call: { path: barePaths.call, requestStream: false, responseStream: false, ...asTheyAre },
};

const streams: Bytes[] = [];
let feeder: Feeder | undefined;

function same(bytes: Buffer): Buffer {
  return bytes;
}

function openStream(stream: Bytes, copies: number): void {
  let isFirst = true;
  streams.push(stream);
  stream.on('data', (message: Buffer) => {
    for (let copy = 0; copy < (isFirst ? 1 : copies); copy++) stream.write(message);
    isFirst = false;
  });
  stream.on('error', () => undefined);
  stream.on('end', () => stream.end());
}

/** Each record goes to the next streams in turn. */
function feed(request: FeedRequest): void {
  let next = 0;
  feeder = new Feeder(request, (records) => {
    for (const record of records) {
      for (let delivery = 0; delivery < request.deliveriesOfRecord; delivery++)
        streams[next++ % streams.length]?.write(record);
    }
  });
}

const calls = {
  listen: async ({ address, copies, tls }: BareRequest): Promise<void> => {
    const server = new Server({
      'grpc.enable_channelz': 0, 'grpc.keepalive_time_ms': 60_000, 'grpc.keepalive_timeout_ms': 20_000,
    });
    server.addService(service, {
      stream: (stream: Bytes) => openStream(stream, copies),
      call: (call: { readonly request: Buffer }, answer: (error: null, response: Buffer) => void) =>
        answer(null, call.request),
    } as unknown as UntypedServiceImplementation);
    const pair = tls && { cert_chain: readFileSync(tls.cert), private_key: readFileSync(tls.key) };
    const credentials =
      pair === undefined ? ServerCredentials.createInsecure() : ServerCredentials.createSsl(null, [pair]);
    await new Promise<void>((resolve, reject) => {
      server.bindAsync(address, credentials, (error) => (error === null ? resolve() : reject(error)));
    });
  },
  feed: async (request: FeedRequest): Promise<void> => feed(request),
  arrived: async (deliveries: number): Promise<void> => feeder?.arrived(deliveries),
};

export type BareCalls = typeof calls;

serveParent(calls);
