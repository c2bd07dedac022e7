import { checkServerIdentity } from 'node:tls';
import { createWebSocketTransport, type TlsOptions, type Transport } from '@cecochat/client';
import { withoutBrackets } from '@cecochat/contracts';
import { Agent, WebSocket as UndiciWebSocket } from 'undici';
import { lookUp } from './connect-api.ts';
import { HistoryCalls } from './history.ts';
import { securityOf } from './security.ts';

/**
 * The platform over the network, as `createTransport` reaches it, with streams over WebSockets. Throws when the
 * certificates of the options cannot be understood.
 */
export function createWebSocketTransportOfNode(url: URL, tls: TlsOptions = {}): Transport {
  const history = new HistoryCalls(securityOf(url, tls));
  const isSecure = url.protocol === 'https:';
  const agent = isSecure ? agentFor(url, tls) : undefined;
  return createWebSocketTransport({
    scheme: isSecure ? 'wss' : 'ws',
    lookUp: (token) => lookUp(url, token, tls),
    readHistory: (address, token, query) => history.readUser(address, token, query),
    ...(agent !== undefined && {
      dial: (address, protocol) =>
        new UndiciWebSocket(address, { protocols: [protocol], dispatcher: agent }) as unknown as WebSocket,
    }),
    close: () => {
      history.close();
      void agent?.close();
    },
  });
}

/** As with gRPC, a certificate is good for an address when it names that, or the host of `connect`. */
function agentFor({ hostname }: URL, { ca }: TlsOptions): Agent {
  const platformHost = withoutBrackets(hostname);
  return new Agent({
    connect: {
      ...(ca !== undefined && { ca }),
      checkServerIdentity: (host, certificate) => {
        const problem = checkServerIdentity(host, certificate);
        return problem && checkServerIdentity(platformHost, certificate) && problem;
      },
    },
  });
}
