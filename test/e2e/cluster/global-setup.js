/** Starts the cluster that all end-to-end tests share, with a platform in it; jest runs this in plain Node, before the first of them. */
export default async function setup() {
  const { startShared } = await import('./support/shared-cluster.ts');
  globalThis.sharedCluster = await startShared();
}
