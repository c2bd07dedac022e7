import type { TlsOptions, Transport } from '@cecochat/client';
import { openChatCall } from './chat-call.ts';
import { lookUp } from './connect-api.ts';
import { HistoryCalls } from './history-calls.ts';
import { securityOf } from './security.ts';

/**
 * The platform over the network: `connect` by HTTP at the url, the rest by gRPC at the addresses it gives. An https url
 * means TLS everywhere. One transport may serve many sessions: each stream has its own connection all the same. Throws
 * when the
 * certificates of the options cannot be understood.
 */
export function createTransport(url: URL, tls: TlsOptions = {}): Transport {
  const security = securityOf(url, tls);
  const history = new HistoryCalls(security);
  return {
    lookUp: (token) => lookUp(url, token, tls),
    openStream: (address, listener, handlers) => openChatCall(address, security, listener, handlers),
    readHistory: (address, token, query) => history.readUser(address, token, query),
    close: () => history.close(),
  };
}
