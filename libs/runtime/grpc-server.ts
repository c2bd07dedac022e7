import { createServer } from 'node:net';
import { Server, ServerCredentials, type ServiceDefinition, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { loadFileDescriptorSetFromBuffer, loadSync } from '@grpc/proto-loader';
import { ReflectionService } from '@grpc/reflection';
import { ChatError, readDescriptorSet, toStatus, type Encodable, type Method } from '@cecochat/contracts';
import { HealthImplementation, protoPath as healthProto } from 'grpc-health-check';
import type { sendUnaryData, ServerDuplexStream, ServerUnaryCall } from '@grpc/grpc-js';
import type { Caller } from './caller.ts';
import { splitHostPort } from './config.ts';
import { listenOn } from './listen.ts';
import type { Logger } from './logger.ts';
import { readingSafely, type Received } from './received.ts';
import { ReloadedCredentials, type ServerCertificate } from './server-certificate.ts';
import type { TokenVerifier } from './token-verifier.ts';

type UnaryHandler<Request, Response> = (
  call: ServerUnaryCall<Received<Request>, Encodable<Response>>,
  callback: sendUnaryData<Encodable<Response>>,
) => void;
type StreamHandler<Request, Response> = (call: ServerDuplexStream<Received<Request>, Encodable<Response>>) => void;

/** The handlers of a service of the contracts: a stream's where the call streams, else a unary one. */
export type Implementation<Service> = {
  readonly [Name in keyof Service]: Service[Name] extends Method<infer Request, infer Response, infer Streams>
    ? Streams extends true
      ? StreamHandler<Request, Response>
      : UnaryHandler<Request, Response>
    : never;
};

export interface GrpcServer {
  addService<Service extends ServiceDefinition>(service: Service, implementation: Implementation<Service>): void;
  /** Listens on host:port and returns the port; health answers SERVING from here on. */
  listen(address: string): Promise<number>;
  /** Refuses new calls, lets those under way finish, and ends what is left after the deadline. */
  drain(deadlineMs: number): Promise<void>;
}

/** What is larger is not even read to say what is wrong: gRPC itself answers RESOURCE_EXHAUSTED. */
const maxReceivedBytes = 1024 * 1024;

export interface GrpcServerOptions {
  readonly logger: Logger;
  /** Plain text without one. */
  readonly certificate: ServerCertificate | undefined;
}

/** A gRPC server with reflection and health, which need no token. Clients that vanish are noticed by pings. */
export function createGrpcServer({ logger, certificate }: GrpcServerOptions): GrpcServer {
  const server = new Server({
    'grpc.max_receive_message_length': maxReceivedBytes,
    'grpc.enable_channelz': 0,
    'grpc.keepalive_time_ms': 60_000,
    'grpc.keepalive_timeout_ms': 20_000,
  });
  const health = new HealthImplementation({ '': 'NOT_SERVING' });
  health.addToServer(server);
  const descriptors = loadFileDescriptorSetFromBuffer(readDescriptorSet());
  new ReflectionService({ ...descriptors, ...loadSync(healthProto) }).addToServer(server);
  // grpc-js has no setting for how many connections may wait, so we listen and hand over what comes.
  const sockets = createServer();
  return {
    addService: (service, implementation) => {
      server.addService(readingSafely(service), implementation as unknown as UntypedServiceImplementation);
    },
    listen: async (address) => {
      const credentials = certificate === undefined ? ServerCredentials.createInsecure() : new ReloadedCredentials(certificate);
      const injector = server.createConnectionInjector(credentials);
      sockets.on('connection', (socket) => injector.injectConnection(socket));
      const port = await listenOn(sockets, splitHostPort(address));
      health.setStatus('', 'SERVING');
      return port;
    },
    drain: async (deadlineMs) => {
      health.setStatus('', 'NOT_SERVING');
      sockets.close();
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const timer = setTimeout(() => {
        logger.warn('calls were still under way at the deadline, ending them');
        server.forceShutdown();
        resolve(undefined);
      }, deadlineMs);
      server.tryShutdown(() => resolve(undefined));
      await promise;
      clearTimeout(timer);
    },
  };
}

/** A unary handler for callers with a valid token. Errors become a status with trailers; internal ones are logged. */
export function authenticated<Request, Response>(
  verifier: TokenVerifier,
  handle: (request: Request, caller: Caller) => Promise<Encodable<Response>>,
  logger: Logger,
): UnaryHandler<Request, Response> {
  return (call, callback) => {
    const run = async () => {
      const caller = await verifier.verify(call.metadata);
      if (call.request instanceof ChatError) throw call.request;
      return handle(call.request, caller);
    };
    run().then(
      (response) => callback(null, response),
      (error: unknown) => {
        const failure = ChatError.from(error);
        if (failure.code === 'internal') logger.error({ err: error, path: call.getPath() }, 'a call failed');
        callback(toStatus(failure));
      },
    );
  };
}
