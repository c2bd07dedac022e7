import { openChatCall } from './chat-call.ts';
import { lookUp } from './connect-api.ts';
import { HistoryCalls } from './history-calls.ts';
import type { Transport } from './transport.ts';

/**
 * The platform over the network: `connect` by HTTP at the url, the rest by gRPC at the addresses it gives. An https url
 * means TLS everywhere. One transport may serve many sessions: each stream has its own connection all the same.
 */
export function createTransport(url: URL): Transport {
  const secure = url.protocol === 'https:';
  const history = new HistoryCalls(secure);
  return {
    lookUp: (token) => lookUp(url, token),
    openStream: (address, listener, handlers) => openChatCall(address, secure, listener, handlers),
    readHistory: (address, token, query) => history.readUser(address, token, query),
    close: () => history.close(),
  };
}
