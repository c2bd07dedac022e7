import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer, type SecureVersion, type Server as TlsServer } from 'node:tls';
import { Server } from '@grpc/grpc-js';
import { eventually } from '../../test/support/eventually.ts';
import { CertificateAuthority } from '../../test/support/kubernetes/certificate-authority.ts';
import { freePort } from '../../test/support/free-ports.ts';
import { openServerCertificate, ReloadedCredentials, ServerCertificate } from './server-certificate.ts';
import { createLogger } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'cecochat-tls-version-'));
const [certFile, keyFile] = [join(folder, 'tls.crt'), join(folder, 'tls.key')];
const logger = createLogger({ name: 'test', level: 'silent' });
let authority: CertificateAuthority;

async function renew(): Promise<string> {
  const { certificate, key } = await authority.issue({ commonName: 'localhost', hosts: ['localhost'] });
  writeFileSync(certFile, certificate);
  writeFileSync(keyFile, key);
  return certificate;
}

beforeAll(async () => {
  authority = await CertificateAuthority.create('test');
  await renew();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The version that a caller gets that has this one and earlier ones, or why it gets none. */
function versionFor(port: number, maxVersion: SecureVersion): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const caller = { port, host: '127.0.0.1', servername: 'localhost', ca: authority.certificate, maxVersion, ALPNProtocols: ['h2'] };
  const socket = connect(caller, () => resolve(socket.getProtocol() ?? ''));
  socket.on('error', (error) => resolve(error.message));
  return promise.finally(() => socket.destroy());
}

type Listening = readonly [port: number, stop: () => void];

async function listenForGrpc(certificate: ServerCertificate): Promise<Listening> {
  const server = new Server();
  const port = await freePort();
  await new Promise((resolve) => server.bindAsync(`127.0.0.1:${port}`, new ReloadedCredentials(certificate), resolve));
  return [port, () => server.forceShutdown()];
}

async function listenForTls(certificate: ServerCertificate): Promise<Listening> {
  const server: TlsServer = createServer({ ...certificate.pair, ALPNProtocols: ['h2'] });
  certificate.onChange((pair) => server.setSecureContext(pair));
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return [(server.address() as AddressInfo).port, () => server.close()];
}

describe.each([['gRPC', listenForGrpc], ['HTTP and WebSockets', listenForTls]])('a server of %s', (_kind, listen) => {
  test('refuses callers with an earlier version than the settings name, also after its certificate has changed', async () => {
    const certificate = new ServerCertificate({ cert: certFile, key: keyFile, minVersion: 'TLSv1.3' }, logger, 20);
    const [port, stop] = await listen(certificate);
    try {
      expect(await versionFor(port, 'TLSv1.3')).toBe('TLSv1.3');
      expect(await versionFor(port, 'TLSv1.2')).toMatch(/protocol version|handshake failure/);
      const next = await renew();
      await eventually(() => expect(certificate.pair.cert.toString()).toBe(next));
      expect(await versionFor(port, 'TLSv1.3')).toBe('TLSv1.3');
      expect(await versionFor(port, 'TLSv1.2')).toMatch(/protocol version|handshake failure/);
    } finally {
      stop();
    }
  });

  test('takes TLS 1.2 unless told otherwise', async () => {
    const certificate = openServerCertificate({ TLS_CERT: certFile, TLS_KEY: keyFile }, logger);
    if (certificate === undefined) throw new Error('no certificate');
    const [port, stop] = await listen(certificate);
    try {
      expect(await versionFor(port, 'TLSv1.2')).toBe('TLSv1.2');
    } finally {
      stop();
    }
  });
});
