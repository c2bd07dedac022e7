import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Starts the stores that all integration tests share and builds the programs; jest runs this in plain Node, before the first of them. */
export default async function setup() {
  const { enterRunFolder } = await import('./run-folder.ts');
  globalThis.runFolder = enterRunFolder(tmpdir(), process.env);
  await Promise.all([ensureStores(), ensurePrograms()]);
}

async function ensureStores() {
  if (process.env.CECOCHAT_TEST_STORES !== undefined) return;
  const { startTestStores } = await import('./shared-stores.ts');
  globalThis.testStores = await startTestStores();
  process.env.CECOCHAT_TEST_STORES = JSON.stringify(globalThis.testStores.addresses);
}

async function ensurePrograms() {
  if (process.env.CECOCHAT_PROGRAMS !== undefined) return;
  const { buildPrograms } = await import('../../tools/bundle/index.ts');
  process.env.CECOCHAT_PROGRAMS = await buildPrograms(join(import.meta.dirname, '../../.cache/programs'));
}
