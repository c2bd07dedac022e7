import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkProse, describeFinding, proseOfMarkdown, proseOfSource, type Finding } from './check-prose.ts';
import { terms } from './terms.ts';

const repository = join(import.meta.dirname, '../..');
const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'docs/*.md'];
const sources = ['bench', 'charts', 'client', 'libs', 'operator', 'services', 'test', 'tools'].map(
  (folder) => `${folder}/**/*.ts`,
);
const skipped = /(?:^|\/)(?:node_modules|generated|dist)(?:\/|$)/;

function check(file: string): Finding[] {
  const text = readFileSync(join(repository, file), 'utf8');
  return checkProse(file.endsWith('.ts') ? proseOfSource(text) : proseOfMarkdown(text), terms);
}

/**
 * Checks the language of documents and of comments in sources: `node tools/prose/main.ts [GLOB ...]`, by default of all
 * of them.
 */
const globs = process.argv.length > 2 ? process.argv.slice(2) : [...documents, ...sources];
const files = globSync(globs, { cwd: repository }).filter((file) => !skipped.test(file)).sort();
const lines = files.flatMap((file) => check(file).map((finding) => describeFinding(file, finding)));
for (const line of lines) console.log(line);
if (lines.length > 0) console.log(`${lines.length} findings against tools/prose/terms.ts`);
process.exitCode = lines.length > 0 ? 1 : 0;
