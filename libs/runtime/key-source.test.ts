import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CertificateAuthority } from '../../test/support/kubernetes/certificate-authority.ts';
import { openKeySource } from './key-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'cecochat-key-source-'));
const servers: Server[] = [];
const set = '{"keys":[]}';

async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const serve = async (listener: RequestListener) => `http://127.0.0.1:${await listen(createServer(listener))}/keys`;

afterAll(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  rmSync(folder, { recursive: true });
});

test('a file and a URL are read afresh each time', async () => {
  const file = join(folder, 'jwks.json');
  writeFileSync(file, '1');
  const source = openKeySource({ keys: file });
  expect(await source.read()).toBe('1');
  writeFileSync(file, '2');
  expect(await source.read()).toBe('2');
  let count = 0;
  const served = openKeySource({ keys: await serve((_request, response) => response.end(String(++count))) });
  expect([await served.read(), await served.read()]).toEqual(['1', '2']);
});

test.each([500, 404, 302])('status %i is no set', async (status) => {
  const source = openKeySource({ keys: await serve((_request, response) => response.writeHead(status, { location: '/' }).end(set)) });
  await expect(source.read()).rejects.toThrow(`the key server answers ${status}`);
});

test('an endless answer is not read to its end', async () => {
  const source = openKeySource({ keys: await serve((_request, response) => void setInterval(() => response.write('x'.repeat(65_536)), 1).unref()) });
  await expect(source.read()).rejects.toThrow('more than');
});

test('a server with a certificate of an authority of its own is trusted with that authority alone', async () => {
  const authority = await CertificateAuthority.create('authority');
  const { certificate, key } = await authority.issue({ commonName: 'keys', hosts: ['127.0.0.1'] });
  const port = await listen(createSecureServer({ cert: certificate, key }, (_request, response) => response.end(set)));
  const ca = join(folder, 'ca.crt');
  writeFileSync(ca, authority.certificate);
  const keys = `https://127.0.0.1:${port}/keys`;
  expect(await openKeySource({ keys, ca }).read()).toBe(set);
  expect(await openKeySource({ keys, ca: async () => authority.certificate }).read()).toBe(set);
  await expect(openKeySource({ keys }).read()).rejects.toThrow(/certificate/);
});

test('a proxy is asked to reach the server', async () => {
  const authority = await CertificateAuthority.create('authority');
  const { certificate, key } = await authority.issue({ commonName: 'keys', hosts: ['keys.test'] });
  const port = await listen(createSecureServer({ cert: certificate, key }, (_request, response) => response.end(set)));
  const ca = join(folder, 'proxied.crt');
  writeFileSync(ca, authority.certificate);
  const asked: (string | undefined)[] = [];
  const proxy = createServer().on('connect', (request, socket) => {
    asked.push(request.url);
    const upstream = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(upstream).pipe(socket);
    });
  });
  const proxyPort = await listen(proxy);
  const source = openKeySource({ keys: 'https://keys.test/keys', ca, proxy: `http://127.0.0.1:${proxyPort}` });
  expect(await source.read()).toBe(set);
  expect(asked).toEqual(['keys.test:443']);
});
