import type { Server } from 'node:http';
import type { HostPort } from './config.ts';

/** Listens and returns the port. Throws an Error that names the address when it is taken. */
export async function listenOn(server: Server, { host, port }: HostPort): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  server.once('error', reject);
  server.listen(port, host, () => resolve(undefined));
  try {
    await promise;
  } catch (error) {
    throw new Error(`cannot listen on ${host}:${port}: ${Error.isError(error) ? error.message : String(error)}`, { cause: error });
  } finally {
    server.off('error', reject);
  }
  const bound = server.address();
  return bound !== null && typeof bound === 'object' ? bound.port : port;
}
