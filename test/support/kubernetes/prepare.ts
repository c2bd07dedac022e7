import { KubernetesError } from '@cecochat/tools';
import { KindError } from '../../../tools/kind/index.ts';
import { fetchTestHelm } from '../helm.ts';
import { fetchTestPrograms } from './test-programs.ts';

/** Builds what tests of the operator and of the charts need, before the first of them waits for it. */
try {
  await fetchTestPrograms();
  await fetchTestHelm();
} catch (error) {
  if (!(error instanceof KubernetesError || error instanceof KindError)) throw error;
  process.stderr.write(`error: ${error.message}\n`);
  process.exit(1);
}
