import { KubernetesError } from '@cecochat/tools';
import { fetchTestPrograms } from './test-programs.ts';

/** Builds what tests of the operator need, before the first of them waits for it. */
try {
  await fetchTestPrograms();
} catch (error) {
  if (!(error instanceof KubernetesError)) throw error;
  process.stderr.write(`error: ${error.message}\n`);
  process.exit(1);
}
