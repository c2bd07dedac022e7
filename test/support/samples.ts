import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const samples = join(import.meta.dirname, '../../samples');

/** A document of a file in the folder samples. */
export interface Sample {
  /** Path of the file, seen from the folder. */
  readonly file: string;
  readonly text: string;
  readonly object: { readonly kind: string; readonly metadata: { readonly name: string; readonly namespace?: string } };
}

/** Every object that is in a sample, in order. */
export function readSamples(): Sample[] {
  const files = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml')).sort();
  return files.flatMap((file) => readFileSync(join(samples, file), 'utf8').split(/^---$/m).map((text) => ({ file, text, object: parse(text) })));
}

/** Every ChatCluster that is in a sample. */
export const readSampleClusters = (): Sample[] => readSamples().filter(({ object }) => object.kind === 'ChatCluster');
