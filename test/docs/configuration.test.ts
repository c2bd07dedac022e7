import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifest } from '../../operator/manifest/index.ts';
import { serviceNames } from '../../services/catalogue.ts';
import { configurationTables, describeManifest } from './configuration.ts';
import { fillTables, readDocument, wantedTables } from './tables.ts';

const document = readDocument('configuration.md');

test('the document has the settings as the services read them; if not, node test/docs/write-tables.ts writes them', async () => {
  expect(document).toBe(fillTables(document, await configurationTables()));
});

test('it has every service, the operator and the manifest', () => {
  expect(wantedTables(document)).toEqual(['manifest', 'placeholders', 'addresses', 'services', 'operator']);
  for (const name of serviceNames) expect(document).toContain(`\n### ${name}\n`);
});

test('every folder of a service has an entry in the catalogue, and every entry a folder', () => {
  const folders = readdirSync(join(import.meta.dirname, '../../services'), { withFileTypes: true }).filter((each) => each.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual([...serviceNames].sort());
});

test('every setting has a meaning', () => {
  const rows = document.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows.length).toBeGreaterThan(120);
  expect(rows.filter((row) => /^\| `[^`]+` \| +\|/.test(row))).toEqual([]);
});

test('the manifest that the document shows is one, and every field of it is explained', () => {
  const shown = /```yaml\n([^]*?)```/.exec(document)?.[1] ?? '';
  expect(parseManifest(shown, 'configuration.md').spec.messaging.replicas).toBe(3);
  const known = describeManifest();
  for (const field of ['spec.partitions', 'spec.messaging.handover.drainRate', 'spec.dependencies.redis.url', 'spec.upgrade.surge', 'spec.auth.keys.url', 'spec.messaging.podTemplate.env', 'spec.dependencies.kafka.credentials.mechanism']) {
    expect(known).toContain(`| \`${field}\` |`);
  }
  expect(known).toContain('| `spec.messaging.lease` | a server that has not reported for this long is taken for dead; servers report once a second | 2s .. 5m | `5s` |');
});
