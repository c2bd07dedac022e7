import { KubernetesError } from '@cecochat/tools';
import { cache, checkEngine, fetchHelm, fetchParts, KindError } from '../../../tools/kind/index.ts';
import { nodeImage } from './support/node-image.ts';

const options = { cache, path: process.env['PATH'] ?? '', nodeImage, progress: (line: string) => void process.stderr.write(`${line}\n`) };

/** Builds or pulls what the cluster of the end-to-end tests is made of, before the first of them waits for it. */
try {
  await checkEngine(cache);
  await fetchHelm(options);
  await fetchParts(options);
} catch (error) {
  if (!(error instanceof KubernetesError || error instanceof KindError)) throw error;
  process.stderr.write(`error: ${error.message}\n`);
  process.exit(1);
}
