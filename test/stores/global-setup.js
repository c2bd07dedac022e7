/** Starts the stores that the tests of this folder share; jest runs this in plain Node, before the first of them. */
export default async function setup() {
  if (process.env.CECOCHAT_TEST_STORES !== undefined) return;
  // They live for minutes: what Java compiles for a long life would take more time than it saves.
  process.env.JAVA_TOOL_OPTIONS ??= '-XX:TieredStopAtLevel=1';
  const { startStoreEnvironment } = await import('./environment/store-environment.ts');
  globalThis.storeEnvironment = await startStoreEnvironment((line) => process.stderr.write(`${line}\n`));
  process.env.CECOCHAT_TEST_STORES = JSON.stringify(globalThis.storeEnvironment.description);
}
