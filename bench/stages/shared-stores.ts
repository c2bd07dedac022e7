import { startTestStores } from '../../test/support/shared-stores.ts';

let started: ReturnType<typeof startTestStores> | undefined;

/**
 * Kafka, Cassandra and Redis, for all benches of this process: those that CECOCHAT_TEST_STORES names, or new ones.
 * `testStores` of the tests gives their addresses then.
 */
export async function ensureSharedStores(): Promise<void> {
  if (process.env['CECOCHAT_TEST_STORES'] !== undefined) return;
  started ??= startTestStores();
  process.env['CECOCHAT_TEST_STORES'] = JSON.stringify((await started).addresses);
}

/** Stops what was started. */
export async function stopSharedStores(): Promise<void> {
  const stores = await started;
  if (stores === undefined) return;
  started = undefined;
  delete process.env['CECOCHAT_TEST_STORES'];
  await stores.stop();
}
