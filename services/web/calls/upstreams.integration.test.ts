import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, ServerCertificate } from '@cecochat/runtime';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { CertificateAuthority } from '../../../test/support/kubernetes/certificate-authority.ts';
import { Upstreams } from './upstreams.ts';

const path = '/cecochat.v1.ConnectService/Lookup';
const asIs = (bytes: Buffer): Buffer => bytes;
const definition = {
  path, requestStream: false, responseStream: false, requestSerialize: asIs, requestDeserialize: asIs, responseSerialize: asIs, responseDeserialize: asIs,
} as const;
const hosts = ['chat.example'];

let folder: string;
let authority: CertificateAuthority;
const servers: Server[] = [];
const upstreams: Upstreams[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cecochat-upstreams-'));
  authority = await CertificateAuthority.create('public');
});
afterEach(() => {
  for (const each of upstreams.splice(0)) each.close();
  for (const each of servers.splice(0)) each.forceShutdown();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A service that answers with the token of its caller. */
async function serve({ certificate, key }: { readonly certificate: string; readonly key: string }): Promise<string> {
  const server = new Server();
  servers.push(server);
  server.addService({ lookup: definition }, {
    lookup: ({ metadata }: { metadata: { get(name: string): unknown[] } }, callback: (error: null, answer: Buffer) => void) =>
      callback(null, Buffer.from(String(metadata.get('authorization')[0]))),
  });
  const pair = { private_key: Buffer.from(key), cert_chain: Buffer.from(certificate) };
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.bindAsync('127.0.0.1:0', ServerCredentials.createSsl(null, [pair]), (error, port) => (error ? reject(error) : resolve(port)));
  return `127.0.0.1:${await promise}`;
}

async function open(address: string, own: { readonly certificate: string; readonly key: string }): Promise<Upstreams> {
  const files = { cert: join(folder, 'tls.crt'), key: join(folder, 'tls.key') };
  await writeFile(files.cert, own.certificate);
  await writeFile(files.key, own.key);
  const made = new Upstreams({ connect: address, history: address, groups: address, accounts: address }, new ServerCertificate(files, createLogger({ name: 'test', level: 'error' })));
  upstreams.push(made);
  return made;
}

const ask = (to: Upstreams) => to.call('connect', path, Buffer.alloc(0), { authorization: 'Bearer of-the-caller' });

test('a service with the certificate of the platform is called, at whatever address, with the token of the caller', async () => {
  const own = await authority.issue({ commonName: 'platform', hosts });
  expect((await ask(await open(await serve(own), own))).toString()).toBe('Bearer of-the-caller');
});

test('its successor is accepted where what issued both is in the file', async () => {
  const [own, next] = [await authority.issue({ commonName: 'platform', hosts }), await authority.issue({ commonName: 'platform', hosts })];
  const chain = { ...own, certificate: own.certificate + authority.certificate };
  expect((await ask(await open(await serve(next), chain))).toString()).toBe('Bearer of-the-caller');
});

test('another certificate gets no call: of the same authority for other names, and of another authority for the same names', async () => {
  const own = await authority.issue({ commonName: 'platform', hosts });
  const chain = { ...own, certificate: own.certificate + authority.certificate };
  const foreign = await authority.issue({ commonName: 'platform', hosts: ['evil.example'] });
  await expect(ask(await open(await serve(foreign), chain))).rejects.toMatchObject({ code: 'unavailable' });
  const other = await CertificateAuthority.create('other');
  const forged = await other.issue({ commonName: 'platform', hosts });
  await expect(ask(await open(await serve(forged), chain))).rejects.toMatchObject({ code: 'unavailable' });
});

test('a service that does not answer is unavailable', async () => {
  const own = await authority.issue({ commonName: 'platform', hosts });
  await expect(ask(await open('127.0.0.1:1', own))).rejects.toMatchObject({ code: 'unavailable' });
});
