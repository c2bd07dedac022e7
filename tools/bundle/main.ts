import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildBundles, BundleError, programs } from './index.ts';
import { sizeTable } from './size-table.ts';

/** Writes the bundles that images are made of, and prints their sizes. `--out` names another folder than `dist`. */
const { values } = parseArgs({
  options: { out: { type: 'string', default: join(import.meta.dirname, '../../dist') } },
});
try {
  const bundles = await buildBundles(programs, resolve(values.out));
  process.stdout.write(`${sizeTable(bundles).join('\n')}\n`);
} catch (error) {
  if (!(error instanceof BundleError)) throw error;
  process.stderr.write(`error: ${error.message}\n`);
  process.exitCode = 1;
}
