import { addressOf, advertisedSettingOf, advertisedWebSocketsOf } from './addresses.ts';
import { sampleCluster } from './sample-clusters.ts';
import { buildServerService, buildSharedServices, hasOwnServices } from './services.ts';

const exposed = (exposure: object) => sampleCluster({ messaging: { exposure }, connect: { exposure }, history: { exposure } });
const pod = { podIP: '10.1.0.5', hostIP: '192.168.0.2' };
const withNodePort = { spec: { clusterIP: '10.96.0.9', ports: [{ port: 8080, nodePort: 30_080 }, { port: 9000, nodePort: 30_900 }, { port: 9001, nodePort: 30_901 }] } };
const withLoadBalancer = (ingress: { ip?: string; hostname?: string }) => ({ ...withNodePort, status: { loadBalancer: { ingress: [ingress] } } });

test('inside a cluster a server is reached at its pod, and nothing has to be known before', () => {
  const cluster = exposed({});
  expect(advertisedSettingOf(cluster, 'messaging-0', undefined)).toBe('$(POD_IP):9000');
  expect(buildServerService(cluster, 'messaging-0')).toBeUndefined();
});

test('inside a cluster the services with one address are reached by name', () => {
  expect(addressOf(exposed({}), 'history', {})).toBe('sample-history.chats.svc:9000');
  expect(addressOf(exposed({}), 'connect', {})).toBe('sample-connect.chats.svc:8080');
});

test('at a port of the nodes: the node of the pod, once the port is given', () => {
  const cluster = exposed({ type: 'NodePort' });
  expect(advertisedSettingOf(cluster, 'messaging-0', undefined)).toBeUndefined();
  expect(advertisedSettingOf(cluster, 'messaging-0', withNodePort)).toBe('$(HOST_IP):30900');
  expect(addressOf(cluster, 'connect', { service: withNodePort })).toBeUndefined();
  expect(addressOf(cluster, 'connect', { pod, service: withNodePort })).toBe('192.168.0.2:30080');
  expect(addressOf(cluster, 'history', { pod, service: withNodePort })).toBe('192.168.0.2:30900');
});

test('behind a load balancer: its name or address, once it has one', () => {
  const cluster = exposed({ type: 'LoadBalancer' });
  expect(advertisedSettingOf(cluster, 'messaging-0', withNodePort)).toBeUndefined();
  expect(advertisedSettingOf(cluster, 'messaging-0', withLoadBalancer({ ip: '203.0.113.7' }))).toBe('203.0.113.7:9000');
  expect(advertisedSettingOf(cluster, 'messaging-0', withLoadBalancer({ hostname: 'lb.example.com' }))).toBe('lb.example.com:9000');
  expect(addressOf(cluster, 'history', { service: withLoadBalancer({ ip: '', hostname: 'lb.example.com' }) })).toBe('lb.example.com:9000');
});

test('a template may name whatever is known of the server', () => {
  const cluster = exposed({ type: 'NodePort', advertisedAddressTemplate: '{name}.{namespace}.{cluster}.example.com:{nodePort}' });
  expect(advertisedSettingOf(cluster, 'messaging-2', withNodePort)).toBe('sample-messaging-2.chats.sample.example.com:30900');
  const byName = sampleCluster({ messaging: { exposure: { advertisedAddressTemplate: '{podName}.{name}.{namespace}.svc:{port}' } } });
  expect(advertisedSettingOf(byName, 'messaging-2', undefined)).toBe('sample-messaging-2.sample-messaging.chats.svc:9000');
});

test('WebSockets have the address of the server with a port of their own, or one that the manifest gives', () => {
  expect(advertisedWebSocketsOf(exposed({}), 'messaging-0', undefined)).toBe('$(POD_IP):9001');
  expect(advertisedWebSocketsOf(exposed({ type: 'NodePort' }), 'messaging-0', undefined)).toBeUndefined();
  expect(advertisedWebSocketsOf(exposed({ type: 'NodePort' }), 'messaging-0', withNodePort)).toBe('$(HOST_IP):30901');
  const advertisedAddressTemplate = '{podName}.grpc.example.com:443';
  expect(advertisedWebSocketsOf(sampleCluster({ messaging: { exposure: { advertisedAddressTemplate } } }), 'messaging-0', undefined)).toBeUndefined();
  const webSockets = { advertisedAddressTemplate: '{podName}.web.example.com:443' };
  const cluster = sampleCluster({ messaging: { exposure: { advertisedAddressTemplate }, webSockets } });
  expect(advertisedWebSocketsOf(cluster, 'messaging-0', undefined)).toBe('sample-messaging-0.web.example.com:443');
});

test('a server whose address is to outlive its pod has a Service of its own', () => {
  const cluster = sampleCluster({ messaging: { exposure: { advertisedAddressTemplate: '{clusterIP}:{port}' } } });
  expect(hasOwnServices(cluster)).toBe(true);
  expect(advertisedSettingOf(cluster, 'messaging-0', { spec: { clusterIP: 'None' } })).toBeUndefined();
  expect(advertisedSettingOf(cluster, 'messaging-0', withNodePort)).toBe('10.96.0.9:9000');
});

test('the Service of a server leads to its pod alone, also while it is not ready', () => {
  const service = buildServerService(exposed({ type: 'LoadBalancer', annotations: { scheme: 'internal' } }), 'messaging-2');
  expect(service?.metadata).toMatchObject({ name: 'sample-messaging-2', annotations: { scheme: 'internal' } });
  expect(service?.spec).toMatchObject({ type: 'LoadBalancer', publishNotReadyAddresses: true, selector: { 'cecochat.dev/server': 'messaging-2' } });
});

test('an address with colons is put into brackets', () => {
  const ipv6 = { pod: { hostIP: 'fd00::5' }, service: withNodePort };
  expect(addressOf(exposed({ type: 'NodePort' }), 'history', ipv6)).toBe('[fd00::5]:30900');
});

test('a dollar in a template stays one in the setting of the pod', () => {
  const cluster = sampleCluster({ messaging: { exposure: { advertisedAddressTemplate: '$(HOME).example.com:{port}' } } });
  expect(advertisedSettingOf(cluster, 'messaging-0', undefined)).toBe('$$(HOME).example.com:9000');
});

test('who may reach a Service, and by which load balancer, is that of the manifest', () => {
  const access = { externalTrafficPolicy: 'Local', sourceRanges: ['203.0.113.0/24'], loadBalancerClass: 'a.b/c' };
  const cluster = exposed({ type: 'LoadBalancer', ...access });
  const wanted = { externalTrafficPolicy: 'Local', loadBalancerSourceRanges: ['203.0.113.0/24'], loadBalancerClass: 'a.b/c' };
  const shared = buildSharedServices(cluster).filter(({ spec: { type } }) => type === 'LoadBalancer');
  expect(shared.map(({ metadata }) => metadata.name)).toEqual(['sample-connect', 'sample-history']);
  for (const service of [buildServerService(cluster, 'messaging-0'), ...shared]) expect(service?.spec).toMatchObject(wanted);
});
