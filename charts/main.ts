import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { buildInstall, ChartError, readDefinition } from './index.ts';

/** Writes the manifests that are installed as they are. */
const file = join(import.meta.dirname, 'dist/install.yaml');
try {
  const text = buildInstall(readDefinition());
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`${relative(process.cwd(), file)}\n`);
} catch (error) {
  if (!(error instanceof ChartError)) throw error;
  process.stderr.write(`error: ${error.message}\n`);
  process.exitCode = 1;
}
