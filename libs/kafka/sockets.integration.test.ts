import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { CertificateAuthority } from '../../test/support/kubernetes/certificate-authority.ts';
import { clientOptions, openSocket, seedAddressOf } from './create-kafka.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';

/** Dials the server as kafkajs dials a broker: what the server sends, or the reason of a refusal. */
async function dial(server: Server, host: string, ssl: object | undefined): Promise<string> {
  const { promise: listening, resolve: listens } = Promise.withResolvers<undefined>();
  server.listen(0, host, () => listens(undefined));
  await listening;
  const { port } = server.address() as AddressInfo;
  // As kafkajs takes it apart.
  const [dialled = '', dialledPort = ''] = seedAddressOf(host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`).split(':');
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = openSocket({ host: dialled, port: Number(dialledPort), ssl: (ssl ?? null) as never, onConnect: () => undefined });
  socket.on('data', (bytes: Buffer) => resolve(bytes.toString())).on('error', (error: Error) => resolve(error.message));
  const answer = await promise;
  socket.destroy();
  server.close();
  return answer;
}

test.each(['127.0.0.1', '::1'])('a broker on %s is dialled in plain text, and by TLS with the authority of the moment', async (host) => {
  expect(await dial(createTcpServer((socket) => socket.end('plain')), host, undefined)).toBe('plain');
  const [ours, stranger] = [await CertificateAuthority.create('ours'), await CertificateAuthority.create('a stranger')];
  const { certificate: cert, key } = await ours.issue({ commonName: 'kafka', hosts: [host] });
  const authority = { ca: stranger.certificate };
  const { ssl } = clientOptions({ brokers: [], clientId: 'test', logger: silentLogger, tls: authority });
  const server = () => createTlsServer({ cert, key }, (socket) => socket.end('by TLS'));
  expect(await dial(server(), host, ssl)).toMatch(/certificate|signature/);
  authority.ca = ours.certificate;
  expect(await dial(server(), host, ssl)).toBe('by TLS');
});
