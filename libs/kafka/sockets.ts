import { connect as connectTcp, isIP } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { splitHostPort } from '@cecochat/contracts';
import type { ISocketFactory } from 'kafkajs';

const keepAliveMs = 60_000;

/**
 * host:port of a broker for kafkajs, which takes what is before the first colon for the host: the colons of an IPv6
 * address become
 * dashes, and `openSocket` makes colons of them again.
 */
export function seedAddressOf(broker: string): string {
  const { host, port } = splitHostPort(broker);
  return `${host.includes(':') ? `[${host.replaceAll(':', '-')}]` : host}:${port}`;
}

const dialledHostOf = (host: string): string => (host.startsWith('[') ? host.slice(1, -1).replaceAll('-', ':') : host);

/** As the one of kafkajs, for every kind of address. */
export const openSocket: ISocketFactory = ({ host: given, port, ssl, onConnect }) => {
  const host = dialledHostOf(given);
  const security = ssl as ConnectionOptions | null | undefined; // Null for plain text, contrary to the types.
  const server = { host, port, ...(isIP(host) === 0 && { servername: host }) };
  const socket = security ? connectTls({ ...server, ...security }, onConnect) : connectTcp({ host, port }, onConnect);
  socket.setKeepAlive(true, keepAliveMs);
  return socket;
};
