import { cacheFolders, fetchGrpcurl, GrpcurlError, KubernetesError } from '@cecochat/tools';
import { KindError } from '../../../tools/kind/index.ts';
import { fetchTestHelm } from '../helm.ts';
import { fetchTestPrograms } from './test-programs.ts';

/** Builds what tests of the operator, of the charts and of the examples need, before the first of them waits for it. */
try {
  await fetchTestPrograms();
  await fetchTestHelm();
  await fetchGrpcurl({ cache: cacheFolders.grpcurl, path: process.env['PATH'] ?? '', progress: (line) => process.stderr.write(`${line}\n`) });
} catch (error) {
  if (!(error instanceof KubernetesError || error instanceof KindError || error instanceof GrpcurlError)) throw error;
  process.stderr.write(`error: ${error.message}\n`);
  process.exit(1);
}
