import type { ObservedChatCluster } from '../../operator/manifest/index.ts';

/** Throws unless so many servers serve all partitions, of the newest spec, and nothing is on its way, as the ChatCluster says of itself. */
export function requireSettled({ status, metadata }: ObservedChatCluster, servers: number): void {
  const conditions = Object.fromEntries((status?.conditions ?? []).map(({ type, status: is }) => [type, is]));
  expect({ ...conditions, generation: status?.observedGeneration, servers: status?.servers }).toMatchObject({
    Ready: 'True', Progressing: 'False', DependenciesReady: 'True', generation: metadata.generation, servers: { wanted: servers, healthy: servers },
  });
}
