/** Stops what global-setup.js started and removes its data. */
export default async function teardown() {
  await globalThis.testStores?.stop();
  const left = globalThis.runFolder?.remove() ?? [];
  if (left.length > 0) process.stderr.write(`tests left temporary folders behind, which are removed now: ${left.join(', ')}\n`);
}
