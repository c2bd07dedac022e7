import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { KubeConfig } from '@kubernetes/client-node';
import { CertificateAuthority } from '../../test/support/kubernetes/certificate-authority.ts';
import { configMaps, KubernetesApi } from './index.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Answers with the name that the client's certificate proves, as API servers know users. */
async function startTlsServer() {
  const authority = await CertificateAuthority.create('tests');
  const own = await authority.issue({ commonName: 'api-server', hosts: ['127.0.0.1'] });
  const server = createServer({ ca: authority.certificate, cert: own.certificate, key: own.key, requestCert: true, rejectUnauthorized: true }, (request, response) => {
    const user = (request.socket as TLSSocket).getPeerCertificate().subject.CN;
    response.end(JSON.stringify({ metadata: { name: user }, path: request.url, impersonated: request.headers['impersonate-user'] }));
  });
  let connections = 0;
  server.on('secureConnection', () => connections++);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    authority,
    address: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function apiOf(config: KubeConfig) {
  return new KubernetesApi({ config, fieldManager: 'tester', random: () => 0, clock: () => performance.now(), deadlineMs: 5_000 });
}

async function certificateOf(authority: CertificateAuthority, commonName: string) {
  const { certificate, key } = await authority.issue({ commonName });
  return { certData: base64(certificate), keyData: base64(key) };
}

test('a client certificate says who asks, connections serve many requests, and a new certificate needs new ones', async () => {
  await using server = await startTlsServer();
  const user = { name: 'user', ...(await certificateOf(server.authority, 'alice')) };
  const config = new KubeConfig();
  config.loadFromClusterAndUser({ name: 'cluster', server: `${server.address}/behind/a/path/`, caData: base64(server.authority.certificate), skipTLSVerify: false }, user);
  const api = apiOf(config);
  const ask = async () => api.get(configMaps, { namespace: 'chat', name: 'settings' });
  expect(await ask()).toMatchObject({ metadata: { name: 'alice' }, path: '/behind/a/path/api/v1/namespaces/chat/configmaps/settings' });
  for (let count = 0; count < 20; count++) await ask();
  const connections = server.connections();
  expect(connections).toBeLessThanOrEqual(2); // The next request may be ready before a connection is free again.
  Object.assign(user, await certificateOf(server.authority, 'bob'));
  expect(await ask()).toMatchObject({ metadata: { name: 'bob' } });
  expect(server.connections()).toBe(connections + 1);
  await api.close();
});

test('an api server that the authority does not know is not asked', async () => {
  await using server = await startTlsServer();
  const other = await CertificateAuthority.create('others');
  const config = new KubeConfig();
  config.loadFromClusterAndUser({ name: 'cluster', server: server.address, caData: base64(other.certificate), skipTLSVerify: false }, { name: 'user', ...(await certificateOf(server.authority, 'alice')) });
  const api = apiOf(config);
  await expect(api.create(configMaps, { metadata: { namespace: 'chat', name: 'settings' } })).rejects.toMatchObject({ reason: 'Unreachable' });
  await api.close();
});
