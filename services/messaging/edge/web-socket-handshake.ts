import { ChatError, invalid, webSocketPath, webSocketProtocol } from '@cecochat/contracts';

/** What a request for a WebSocket has. */
export interface Handshake {
  /** With its query. */
  readonly url: string;
  /** Of a browser: where the page comes from. */
  readonly origin: string | undefined;
  /** The subprotocols that the client offers, comma separated. */
  readonly protocols: string | undefined;
}

/** Stands for the pages of any server on the machine of the browser. */
export const loopbackOrigins = 'loopback';
const loopbackHost = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/** Scheme, host and port, as the manifest has them. */
const originPattern = /^https?:\/\/[^\s/?#@]+$/;

/** An origin, or `loopback`. */
export const isOriginRule = (text: string): boolean => text === loopbackOrigins || originPattern.test(text);

/** Pure: an origin as browsers send it: without the usual port, in lower case. */
export const toOrigin = (rule: string): string => (originPattern.test(rule) ? (URL.parse(rule)?.origin ?? rule) : rule);

/**
 * Pure: why a handshake is refused; undefined when it is not. Programs without a browser send no origin, and do not
 * act for the page of a stranger.
 */
export function checkHandshake(
  { url, origin, protocols = '' }: Handshake, allowed: readonly string[],
): ChatError | undefined {
  const [path, query] = url.split('?');
  if (path !== webSocketPath)
    return new ChatError('not-found', `there is nothing here: WebSockets are at ${webSocketPath}`, { field: 'path' });
  if (query !== undefined) return invalid('path', 'must have no query: the token is the first message');
  if (origin !== undefined && !isAllowed(origin, allowed)) {
    return new ChatError('forbidden', 'the origin of the page is not allowed here', { field: 'origin' });
  }
  const offered = protocols.split(',').map((protocol) => protocol.trim());
  if (offered.includes(webSocketProtocol)) return undefined;
  return invalid('sec-websocket-protocol', `must offer ${webSocketProtocol}`);
}

function isAllowed(origin: string, allowed: readonly string[]): boolean {
  if (origin === loopbackOrigins) return false;
  return allowed.includes(origin) || (allowed.includes(loopbackOrigins) && loopbackHost.test(origin));
}
