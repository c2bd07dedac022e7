import { createSecureContext } from 'node:tls';
import { Server, ServerCredentials, type Metadata, type ServerDuplexStream, type ServerUnaryCall, type sendUnaryData, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { eventually } from '../../test/support/eventually.ts';
import { freePort } from '../../test/support/free-ports.ts';
import { CertificateAuthority } from '../../test/support/kubernetes/certificate-authority.ts';
import { GrpcConnection, type GrpcTarget } from './grpc-connection.ts';

const asTheyAre = { requestSerialize: same, requestDeserialize: same, responseSerialize: same, responseDeserialize: same };
const service = {
  stream: { path: '/test/stream', requestStream: true, responseStream: true, ...asTheyAre },
  call: { path: '/test/call', requestStream: false, responseStream: false, ...asTheyAre },
};

function same(bytes: Buffer): Buffer {
  return bytes;
}

/** The server pings this often, and waits so long for an answer. */
const pingMs = 100;
const seen: Metadata[] = [];
const servers: Server[] = [];
const connections: GrpcConnection[] = [];

/** Echoes each message; in a stream, as often as the number at the beginning of the message. */
async function startServer(credentials: ServerCredentials): Promise<string> {
  const server = new Server({ 'grpc.enable_channelz': 0, 'grpc.keepalive_time_ms': pingMs, 'grpc.keepalive_timeout_ms': pingMs });
  server.addService(service, {
    stream: (stream: ServerDuplexStream<Buffer, Buffer>) => {
      seen.push(stream.metadata);
      stream.on('error', () => undefined);
      stream.on('data', (message: Buffer) => {
        if (message.toString() === 'end') stream.end();
        for (let copy = 0; copy < Number(message.toString().split(' ')[0]); copy++) stream.write(message);
      });
    },
    call: (call: ServerUnaryCall<Buffer, Buffer>, answer: sendUnaryData<Buffer>) => {
      seen.push(call.metadata);
      answer(null, call.request);
    },
  } as unknown as UntypedServiceImplementation);
  const address = `127.0.0.1:${await freePort()}`;
  await new Promise<void>((resolve, reject) => server.bindAsync(address, credentials, (error) => (error === null ? resolve() : reject(error))));
  servers.push(server);
  return address;
}

function connect(target: GrpcTarget, token = 't'.repeat(300)) {
  const story = { messages: [] as string[], ended: 0, lost: '' };
  const connection = new GrpcConnection(target, token, {
    onMessage: (message) => void story.messages.push(message.toString()),
    onCallEnded: () => void story.ended++,
    onLost: (reason) => void (story.lost = reason),
  });
  connections.push(connection);
  return { connection, story };
}

afterEach(() => {
  for (const connection of connections.splice(0)) connection.close();
  for (const server of servers.splice(0)) server.forceShutdown();
  seen.length = 0;
});

test('a server reads the headers as those of grpc-js, in the first call and in later ones', async () => {
  const { connection, story } = connect({ address: await startServer(ServerCredentials.createInsecure()), path: service.call.path });
  for (let call = 1; call <= 3; call++) {
    connection.call(Buffer.from(`hello ${call}`), true);
    await eventually(() => expect(story.ended).toBe(call));
  }
  expect(story.messages).toEqual(['hello 1', 'hello 2', 'hello 3']);
  expect(seen).toHaveLength(3);
  for (const metadata of seen) {
    expect(metadata.get('authorization')).toEqual([`Bearer ${'t'.repeat(300)}`]);
    expect(metadata.get('user-agent')).toEqual(['grpc-node-js/1.14.7']);
  }
});

test('on a stream everything arrives, also what is more than the windows of HTTP/2 hold', async () => {
  const { connection, story } = connect({ address: await startServer(ServerCredentials.createInsecure()), path: service.stream.path });
  connection.call(Buffer.from('1 first'), false);
  const long = `40 ${'x'.repeat(15_000)}`;
  connection.send(Buffer.from(long));
  await eventually(() => expect(story.messages).toHaveLength(41));
  expect(story.messages).toEqual(['1 first', ...Array.from({ length: 40 }, () => long)]);
});

test('the end of a stream is noticed, and that of the server', async () => {
  const address = await startServer(ServerCredentials.createInsecure());
  const { connection, story } = connect({ address, path: service.stream.path });
  connection.call(Buffer.from('end'), false);
  await eventually(() => expect(story.ended).toBe(1));
  servers[0]?.forceShutdown();
  await eventually(() => expect(story.lost).not.toBe(''));
});

test('a connection stays for as long as it answers the pings of the server, and the server answers its pings', async () => {
  const { connection, story } = connect({ address: await startServer(ServerCredentials.createInsecure()), path: service.stream.path });
  connection.call(Buffer.from('1 first'), false);
  connection.ping();
  const untilMs = performance.now() + 5 * pingMs; // Long enough for the server to have given it up twice.
  await eventually(() => expect(performance.now()).toBeGreaterThan(untilMs));
  connection.send(Buffer.from('1 second'));
  await eventually(() => expect(story.messages).toEqual(['1 first', '1 second']));
  expect(story.lost).toBe('');
});

test('with TLS it is the same, and a certificate of a stranger is refused', async () => {
  const [ours, strangers] = await Promise.all(['ours', 'strangers'].map((name) => CertificateAuthority.create(name)));
  if (ours === undefined || strangers === undefined) throw new Error('no authorities');
  const { certificate, key } = await ours.issue({ commonName: 'server', hosts: ['127.0.0.1'] });
  const address = await startServer(ServerCredentials.createSsl(null, [{ cert_chain: Buffer.from(certificate), private_key: Buffer.from(key) }]));
  const target = (authority: CertificateAuthority) => ({ address, path: service.call.path, secureContext: createSecureContext({ ca: authority.certificate }) });
  const { connection, story } = connect(target(ours));
  connection.call(Buffer.from('hello'), true);
  await eventually(() => expect([story.messages, story.ended]).toEqual([['hello'], 1]));
  const { story: refused } = connect(target(strangers));
  await eventually(() => expect(refused.lost).not.toBe(''));
});
