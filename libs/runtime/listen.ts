import type { Server as HttpServer } from 'node:http';
import type { Server } from 'node:net';
import { formatHostPort, type HostPort } from '@cecochat/contracts';

/**
 * Connections that may wait to be accepted. When a server dies, its devices connect to the others all at once; those
 * that find the queue full retry only after 1, 3, 7, 15 s, as the kernel repeats a SYN. The kernel's net.core.somaxconn
 * is a bound too.
 */
export const listenBacklog = 4_096;

/** Listens and returns the port. Throws an Error that names the address when it is taken. */
export async function listenOn(server: Server, { host, port }: HostPort): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  server.once('error', reject);
  server.listen({ port, host, backlog: listenBacklog }, () => resolve(undefined));
  try {
    await promise;
  } catch (error) {
    throw new Error(
      `cannot listen on ${formatHostPort({ host, port })}: ${Error.isError(error) ? error.message : String(error)}`,
      { cause: error },
    );
  } finally {
    server.off('error', reject);
  }
  const bound = server.address();
  return bound !== null && typeof bound === 'object' ? bound.port : port;
}

/** Ends an HTTP server with its connections, whatever is in flight. */
export async function endServer(server: HttpServer): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  server.close(() => resolve(undefined));
  server.closeAllConnections();
  await promise;
}
