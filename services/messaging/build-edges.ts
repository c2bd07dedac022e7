import { createGrpcServer, openServerCertificate, type Edge, type GrpcServer, type Logger } from '@cecochat/runtime';
import type { Config } from './config.ts';
import type { ChatService } from './devices/chat-service.ts';
import { addGrpcEdge } from './edge/grpc-edge.ts';
import { WebSocketEdge } from './edge/web-socket-edge.ts';

interface Edges {
  readonly grpc: GrpcServer;
  /** Undefined without a port for it. */
  readonly webSockets: WebSocketEdge | undefined;
}

interface EdgesContext {
  readonly service: ChatService;
  readonly edge: Edge;
  readonly logger: Logger;
}

/** Where devices connect. */
export function buildEdges(config: Config, { service, edge, logger }: EdgesContext): Edges {
  const certificate = openServerCertificate(config, logger);
  const grpc = createGrpcServer({ logger, certificate, edge, reflection: config.REFLECTION });
  addGrpcEdge(grpc, service, logger);
  const { WEB_SOCKET_LISTEN: listen, WEB_SOCKET_ORIGINS: origins = [] } = config;
  const parts = { taker: service, edge, certificate, origins, logger };
  return { grpc, webSockets: listen === undefined ? undefined : new WebSocketEdge(parts) };
}
