import { createServer } from 'node:http';
import { freePort } from '../../support/free-ports.ts';
import { nodeActions, type StoreNode } from './store-node.ts';

/**
 * Lets tests, which run in other processes than the stores' parent, act on nodes: POST /<node>/<action> is answered when it is
 * done, with 500 and the reason when it cannot be.
 */
export async function startControlServer(nodes: readonly StoreNode[]): Promise<{ readonly url: string; close(): Promise<void> }> {
  const act = async (path: string): Promise<void> => {
    const [, name, wanted] = path.split('/');
    const node = nodes.find((each) => each.name === name);
    const action = nodeActions.find((each) => each === wanted);
    if (node === undefined || action === undefined) throw new Error(`no such thing to do: ${path}`);
    await node[action]();
  };
  const server = createServer((request, response) => {
    act(request.url ?? '').then(
      () => response.end(),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  const port = await freePort();
  const listening = Promise.withResolvers<undefined>();
  server.once('error', listening.reject).listen(port, '127.0.0.1', () => listening.resolve(undefined));
  await listening.promise;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      const closed = Promise.withResolvers<undefined>();
      server.close(() => closed.resolve(undefined));
      server.closeAllConnections();
      await closed.promise;
    },
  };
}
