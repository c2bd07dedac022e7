/** Stops what global-setup.js started and removes its data. */
export default async function teardown() {
  await globalThis.storeEnvironment?.stop();
}
