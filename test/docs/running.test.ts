import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastingServices } from '../../services/catalogue.ts';
import { metricTables } from './metrics-table.ts';
import { runningTables } from './running-tables.ts';
import { fillTables, readDocument, wantedTables } from './tables.ts';

const document = readDocument('running.md');
const repository = join(import.meta.dirname, '../..');

test('the document has every metric and every suite; if not, node test/docs/write-tables.ts writes them', () => {
  expect(wantedTables(document)).toEqual(['ports', 'metrics', 'suites']);
  expect(document).toBe(fillTables(document, runningTables()));
  expect(document.match(/^\| \w+ \| `cecochat_/gm)?.length).toBeGreaterThan(25);
});

test('no service has metrics elsewhere than the document looks', () => {
  const found = readdirSync(join(repository, 'services'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .filter((name) => /new (?:Counter|Gauge|Histogram|Summary)\(/.test(readFileSync(join(repository, 'services', name), 'utf8')));
  expect(found.sort()).toEqual([...lastingServices].sort().map((service) => `${service}/metrics.ts`));
});

test('the metrics to watch are metrics', () => {
  const known = metricTables().get('metrics') ?? '';
  const [watched = ''] = /^What to watch:[^]*?\n\n/m.exec(document) ?? [];
  const names = [...watched.matchAll(/`(cecochat_\w+)`/g)].map((match) => match[1] ?? '');
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) expect(known).toContain(`\`${name}\``);
});
