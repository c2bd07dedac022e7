export type { Cluster, Node } from './cluster.ts';
export { planNetwork } from './host-network.ts';
export { nodePorts } from './host-ports.ts';
export { fetchParts, openCluster, startCluster, type ClusterOptions } from './start-cluster.ts';
export { stopCluster } from './stop-cluster.ts';
