import type { Server, Socket } from 'node:net';
import type { ConnectionGate } from './connection-gate.ts';
import { HeldConnections } from './held-connections.ts';

/**
 * Connections reach a server of HTTP when the gate admits them and, with TLS, when they have sent a whole ClientHello.
 * Returns those that are held until then.
 */
export function admitTo(server: Server, gate: ConnectionGate, hasTls: boolean): HeldConnections {
  const held = new HeldConnections('tls');
  const listeners = server.listeners('connection');
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    if (!gate.admit(socket)) return;
    const accept = () => {
      for (const listener of listeners) listener.call(server, socket);
    };
    if (hasTls) held.hold(socket, accept);
    else accept();
  });
  return held;
}
