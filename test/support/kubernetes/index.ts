/**
 * A real kube-apiserver over a real etcd, and stand-ins for what else there is in a cluster: nodes that run pods as processes of
 * this machine, the controllers of Kubernetes that the operator counts on, and Services that lead to pods.
 *
 *     let server: TestApiServer;
 *     beforeAll(async () => { server = await startApiServer(); });
 *     afterAll(() => server.stop());
 *
 *     const namespace = await server.createNamespace();
 *     await server.kubectl(['apply', '-n', namespace, '-f', '-'], { input: yaml });
 *     const pods = await server.api.get(`/api/v1/namespaces/${namespace}/pods`);         // as the administrator
 *     new KubernetesClient(server.admin.kubeConfig)                                       // code under test
 *     const { kubeConfig, file } = await server.userKubeConfig('operator', ['system:authenticated']);
 *     const writes = (await server.auditLog()).filter(({ user, verb }) => user === 'operator' && verb === 'patch');
 *
 *     const cluster = await startCluster(server);            // afterAll: cluster.stop() before server.stop()
 *     cluster.unknownTags.add('9.9.9');                      // <registry>/<service>:9.9.9 cannot be pulled
 *     cluster.kubelet.kill(`${namespace}/sample-messaging-0`, 'SIGKILL');
 *     cluster.kubelet.logOf(`${namespace}/sample-messaging-0`);
 *     await cluster.kubelet.stopNode('node-1');
 *
 *     const fleet = await startLightFleet(server);           // in place of a cluster: messaging servers without processes
 *     const proxy = await FaultProxy.start(server);          // lets things go wrong between the operator and the API server
 *
 * A pod's image `<registry>/<service>:<tag>` is services/<service>/main.ts (operator: operator/kubernetes/main.ts) of this tree,
 * run with the pod's environment alone; a path of a mounted volume at the beginning of a value is replaced by the path
 * on this machine. A pod with a service account finds KUBECONFIG, for a file with its token. Addresses of pods, nodes, Services and load
 * balancers are addresses of loopback that this machine answers on. There is no DNS.
 *
 * Files that use it are *.integration.test.ts. The programs come from KUBEBUILDER_ASSETS, or are built with Go once and kept in
 * ~/.cache/cecochat/kubernetes.
 */
export { ApiClient, ApiRefusal, isRefusal, type WatchEvent } from './api-client.ts';
export type { AuditEntry } from './audit-log.ts';
export { CertificateAuthority, type Certificate } from './certificate-authority.ts';
export { startCluster, TestCluster, type ClusterOptions } from './cluster.ts';
export { FaultProxy, type Fault, type Moment, type ProxiedRequest, type Trap } from './fault-proxy.ts';
export { LightFleet, startLightFleet, type LightFleetOptions } from './light-fleet.ts';
export { LightServer } from './light-server.ts';
export { nodeProgram, serviceImages, type Images, type Program } from './kubelet/index.ts';
export type { LoopbackNetwork } from './loopback-network.ts';
export { startApiServer } from './start-api-server.ts';
export type { Access, TestApiServer } from './test-api-server.ts';
