import { parseManifest } from '../../operator/manifest/index.ts';
import { configurationTables, describeManifest, listServices } from './configuration.ts';
import { fillTables, readDocument, wantedTables } from './tables.ts';

const document = readDocument('configuration.md');

test('the document has the settings as the services read them; if not, node test/docs/write-tables.ts writes them', async () => {
  expect(document).toBe(fillTables(document, await configurationTables()));
});

test('it has every service, the operator and the manifest', () => {
  expect(wantedTables(document).sort()).toEqual([...listServices(), 'manifest', 'placeholders', 'addresses', 'operator'].sort());
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
