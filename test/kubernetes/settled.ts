import type { ObservedChatCluster } from '../../operator/manifest/index.ts';

/** Throws unless the status shows that so many servers of the newest spec serve all partitions, with no work left. */
export function requireSettled({ status, metadata }: ObservedChatCluster, servers: number): void {
  const conditions = Object.fromEntries((status?.conditions ?? []).map(({ type, status: is }) => [type, is]));
  expect({ ...conditions, generation: status?.observedGeneration, servers: status?.servers }).toMatchObject({
    Ready: 'True', Progressing: 'False', DependenciesReady: 'True', generation: metadata.generation, servers: { wanted: servers, healthy: servers },
  });
}
