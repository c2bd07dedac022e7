import { createServer } from 'node:net';
import {
  ChatError, maxFrameBytes, readDescriptorSet, splitHostPort, toStatus, invalid, type Encodable, type Method,
} from '@cecochat/contracts';
import {
  Server, ServerCredentials, type sendUnaryData, type ServerDuplexStream, type ServerOptions, type ServerUnaryCall,
  type ServiceDefinition, type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { loadFileDescriptorSetFromBuffer, loadSync } from '@grpc/proto-loader';
import { ReflectionService } from '@grpc/reflection';
import { HealthImplementation, protoPath as healthProto } from 'grpc-health-check';
import { CallDoor, http2ServerOf } from './call-door.ts';
import type { LimitedCall } from './call-limits.ts';
import type { VerifiedCaller } from './caller.ts';
import type { Edge } from './edge.ts';
import { callerOf } from './gated-call.ts';
import { HeldConnections } from './held-connections.ts';
import { listenOn } from './listen.ts';
import type { Logger } from './logger.ts';
import { ReloadedCredentials, type ServerCertificate } from './server-certificate.ts';
import { withDeadline } from './with-deadline.ts';

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

/** The limit that each call counts for; `open` calls need no token, and their handlers count them. */
export type CallLimitsOf<Service> = { readonly [Name in keyof Service]: LimitedCall | 'open' };

export interface GrpcServer {
  /** `limits` names the limit that each call counts for. */
  addService<Service extends ServiceDefinition>(
    service: Service,
    implementation: Implementation<Service>,
    limits: CallLimitsOf<Service>,
  ): void;
  /** Listens on host:port and returns the port; health answers SERVING from here on. */
  listen(address: string): Promise<number>;
  /** Refuses new calls, finishes those in flight, and ends the remaining ones after the deadline. */
  drain(deadlineMs: number): Promise<void>;
}

/** A connection without a call is closed after this; SDKs dial again when they have one. */
const idleMs = 120_000;
/**
 * Connections may take this long to end once all calls are answered. The end of the process resets those with bytes
 * that it has not read, and the clients lose what they have not read: the last answers.
 */
const lingerMs = 2_000;

export interface GrpcServerOptions {
  readonly logger: Logger;
  /** Plain text without one. */
  readonly certificate: ServerCertificate | undefined;
  readonly edge: Edge;
  /** Whether the services describe themselves, to every caller. */
  readonly reflection: boolean;
  /** A call to a service that was added was refused for its token or for a limit. */
  readonly onRefused?: (error: ChatError) => void;
}

/**
 * A gRPC server with health and, where it is asked for, reflection, which need no token; calls of the services that are
 * added are refused at their headers without one. Clients that vanish are noticed by pings.
 */
export function createGrpcServer({
  logger, certificate, edge, reflection, onRefused = ignore,
}: GrpcServerOptions): GrpcServer {
  const guarded = new Map<string, LimitedCall>();
  const door = new CallDoor(edge, guarded, onRefused);
  const server = new Server({ ...settingsOf(edge), interceptors: [door.intercept] });
  const health = new HealthImplementation({ '': 'NOT_SERVING' });
  health.addToServer(server);
  if (reflection)
    new ReflectionService({
      ...loadFileDescriptorSetFromBuffer(readDescriptorSet()),
      ...loadSync(healthProto),
    }).addToServer(server);
  // grpc-js has no setting for how many connections may wait, so we listen and hand over what comes.
  const sockets = createServer();
  const held = new HeldConnections(certificate === undefined ? 'http2' : 'tls');
  return {
    addService: (service, implementation, limits) => {
      for (const [path, limit] of limitedPaths(service, limits)) guarded.set(path, limit);
      server.addService(readingSafely(service), implementation as unknown as UntypedServiceImplementation);
    },
    listen: async (address) => {
      const credentials =
        certificate === undefined ? ServerCredentials.createInsecure() : new ReloadedCredentials(certificate);
      const injector = server.createConnectionInjector(credentials);
      door.watch(http2ServerOf(server));
      sockets.on('connection', (socket) => {
        if (edge.connections.admit(socket)) held.hold(socket, () => injector.injectConnection(socket));
      });
      const port = await listenOn(sockets, splitHostPort(address));
      health.setStatus('', 'SERVING');
      return port;
    },
    drain: async (deadlineMs) => {
      health.setStatus('', 'NOT_SERVING');
      const disconnected = new Promise<void>((resolve) => void sockets.close(() => resolve()));
      held.close();
      if (await hasShutDown(server, deadlineMs)) await withDeadline(disconnected, lingerMs, tooLate).catch(ignore);
      else logger.warn('calls were still under way at the deadline, they were ended');
    },
  };
}

const settingsOf = ({ streamsPerConnection }: Edge): ServerOptions => ({
  'grpc.max_receive_message_length': maxFrameBytes,
  'grpc.max_concurrent_streams': streamsPerConnection,
  'grpc.max_connection_idle_ms': idleMs,
  'grpc.enable_channelz': 0,
  'grpc.keepalive_time_ms': 60_000,
  'grpc.keepalive_timeout_ms': 20_000,
});

/** Whether the calls in flight were answered by the deadline; those that were not are ended. */
async function hasShutDown(server: Server, deadlineMs: number): Promise<boolean> {
  const answered = new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
  try {
    await withDeadline(answered, deadlineMs, tooLate);
    return true;
  } catch {
    server.forceShutdown();
    return false;
  }
}

/** The paths of the calls that need a token, with the limit that each counts for. */
function limitedPaths<Service extends ServiceDefinition>(
  service: Service,
  limits: CallLimitsOf<Service>,
): (readonly [string, LimitedCall])[] {
  const all = Object.entries<LimitedCall | 'open'>(limits);
  return all.flatMap(([name, limit]) => (limit === 'open' ? [] : [[pathOf(service, name), limit] as const]));
}

const ignore = () => undefined;

const tooLate = () => new Error('it takes longer');

function pathOf(service: ServiceDefinition, name: string): string {
  const method = service[name];
  if (method === undefined) throw new Error(`there is no call ${name} to limit`);
  return method.path;
}

/** The address of the caller of a call, without a port. */
export type AddressOfCall = (call: Pick<ServerUnaryCall<unknown, unknown>, 'getPeer' | 'metadata'>) => string;

/** That of the connection. */
export const addressOfPeer: AddressOfCall = (call) => hostOfPeer(call.getPeer());

/**
 * A unary handler for callers with a valid token; it gets the address of the caller, too. Errors become a status with
 * trailers; internal ones are logged.
 */
export function authenticated<Request, Response>(
  handle: (request: Request, caller: VerifiedCaller, address: string) => Promise<Encodable<Response>>,
  logger: Logger,
  addressOf = addressOfPeer,
): UnaryHandler<Request, Response> {
  return answering((request, call) => handle(request, callerOf(call), addressOf(call)), logger);
}

/** A unary handler for callers of whom only the address is known. */
export function openToAll<Request, Response>(
  handle: (request: Request, address: string) => Promise<Encodable<Response>>,
  logger: Logger,
  addressOf = addressOfPeer,
): UnaryHandler<Request, Response> {
  return answering((request, call) => handle(request, addressOf(call)), logger);
}

type Call<Request, Response> = ServerUnaryCall<Received<Request>, Encodable<Response>>;

function answering<Request, Response>(
  handle: (request: Request, call: Call<Request, Response>) => Promise<Encodable<Response>>,
  logger: Logger,
): UnaryHandler<Request, Response> {
  return (call, callback) => {
    const run = async () => {
      if (call.request instanceof ChatError) throw call.request;
      return handle(call.request, call);
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

/** grpc-js names a peer `host:port`, without brackets around an address of IPv6. */
const hostOfPeer = (peer: string): string => peer.slice(0, Math.max(0, peer.lastIndexOf(':')));

/** A caller's request, or why it is unreadable: gRPC alone would answer an internal error without a reason. */
export type Received<Request> = Request | ChatError;

/** The service, with requests that are too large or no protobuf message handed on as a ChatError. */
export function readingSafely<Service extends ServiceDefinition>(service: Service): Service {
  const methods = Object.entries(service).map(([name, method]) => {
    const requestDeserialize = (bytes: Buffer): Received<unknown> => {
      if (bytes.length > maxFrameBytes) return invalid('frame', `must be at most ${maxFrameBytes} bytes`);
      try {
        return method.requestDeserialize(bytes);
      } catch (error) {
        return new ChatError('invalid-argument', `frame must be a message of ${method.path}`, {
          field: 'frame', cause: error,
        });
      }
    };
    return [name, { ...method, requestDeserialize }];
  });
  return Object.fromEntries(methods) as Service;
}
