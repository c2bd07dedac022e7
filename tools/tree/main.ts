import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { measureTree, readSources, fillTree, treeRows, treeTable } from './measure-tree.ts';

const repository = join(import.meta.dirname, '../..');
const document = join(repository, 'docs/architecture.md');
const report = z.object({
  summary: z.object({ violations: z.array(z.object({ rule: z.object({ name: z.string() }) })) }),
});

/** Files that import themselves through others. */
function countCircles(): number {
  const folders = ['libs', 'services', 'client', 'operator', 'tools', 'charts', 'bench'];
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders];
  const { stdout } = spawnSync(join(repository, 'node_modules/.bin/depcruise'), args, {
    cwd: repository, encoding: 'utf8', maxBuffer: 2 ** 28,
  });
  return report.parse(JSON.parse(stdout)).summary.violations.filter(({ rule }) => rule.name === 'no-circular').length;
}

/**
 * Measures the structure of the sources, prints the figures and writes them into docs/architecture.md: `node
 * tools/tree/main.ts`.
 */
const table = treeTable(treeRows(measureTree(readSources()), countCircles()));
console.log(table);
writeFileSync(document, fillTree(readFileSync(document, 'utf8'), table));
