/** Starts the stores that all integration tests share; jest runs this in plain Node, before the first of them. */
export default async function setup() {
  if (process.env.CECOCHAT_TEST_STORES !== undefined) return;
  const { startTestStores } = await import('./shared-stores.ts');
  globalThis.testStores = await startTestStores();
  process.env.CECOCHAT_TEST_STORES = JSON.stringify(globalThis.testStores.addresses);
}
