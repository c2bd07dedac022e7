/** Removes the cluster that global-setup.js started. */
export default async function teardown() {
  await globalThis.sharedCluster?.stop();
}
