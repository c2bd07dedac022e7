import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { buildFiles, madeFolders } from './files.ts';
import { ChartError } from './index.ts';

/** Writes the charts, and the manifests that are installed as they are. */
try {
  const files = buildFiles();
  for (const folder of madeFolders) rmSync(join(import.meta.dirname, folder), { recursive: true, force: true });
  for (const [name, text] of files) {
    const file = join(import.meta.dirname, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    process.stdout.write(`${relative(process.cwd(), file)}\n`);
  }
} catch (error) {
  if (!(error instanceof ChartError)) throw error;
  process.stderr.write(`error: ${error.message}\n`);
  process.exitCode = 1;
}
