import { isIPv6 } from 'node:net';

/** Where something listens. An IPv6 address stands here without its brackets. */
export interface HostPort {
  readonly host: string;
  readonly port: number;
}

/** host:port as it is written: a name, an IPv4 address, or an IPv6 address in brackets, which has colons itself. */
export const hostPortPattern = /^([^\s:[\]]+|\[[0-9a-fA-F:.]+\]):(\d{1,5})$/;

const maxPort = 65_535;

/** The two parts of host:port; undefined where the text is something else. */
export function parseHostPort(text: string): HostPort | undefined {
  const [, host = '', port = ''] = hostPortPattern.exec(text) ?? [];
  const bare = withoutBrackets(host);
  if (host === '' || Number(port) > maxPort || (bare !== host && !isIPv6(bare))) return undefined;
  return { host: bare, port: Number(port) };
}

/** As `parseHostPort`; throws where the text is something else. */
export function splitHostPort(text: string): HostPort {
  const parsed = parseHostPort(text);
  if (parsed === undefined) throw new Error(`"${text}" is not host:port, with an IPv6 address in brackets`);
  return parsed;
}

/** host:port, as it is parsed. */
export const formatHostPort = ({ host, port }: { readonly host: string; readonly port: number | string }): string =>
  `${withBrackets(host)}:${port}`;

/** A host as it is written before a port. */
export const withBrackets = (host: string): string => (isIPv6(host) ? `[${host}]` : host);

/** A host as sockets and certificates know it. */
export const withoutBrackets = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');

/**
 * An address that was put together without knowing of which kind it is, as Kubernetes does with the IP of a pod, and a
 * port behind it:
 * an IPv6 address gets its brackets. Everything else stays as it is.
 */
export function bracketed(text: string): string {
  const at = text.lastIndexOf(':');
  const host = text.slice(0, Math.max(0, at));
  return isIPv6(host) ? `[${host}]${text.slice(at)}` : text;
}

/** Where clients reach a messaging server: host:port of each transport. */
export interface ServerAddresses {
  /** For gRPC. */
  readonly address: string;
  /** For WebSockets; undefined for a server without them. */
  readonly webSocketAddress?: string | undefined;
}
