import { readFileSync } from 'node:fs';
import { parseManifest } from '../../operator/manifest/index.ts';
import { configurationFile, describeManifest, fillConfiguration, listServices, markedParts } from './configuration.ts';

const document = readFileSync(configurationFile, 'utf8');

test('the document has the settings as the services read them; if not, node test/docs/write-configuration.ts writes them', async () => {
  expect(document).toBe(await fillConfiguration(document));
});

test('it has every service and the manifest', () => {
  expect(markedParts(document).sort()).toEqual([...listServices(), 'manifest'].sort());
});

test('every setting has a meaning', () => {
  const rows = document.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows.length).toBeGreaterThan(70);
  expect(rows.filter((row) => /^\| `[^`]+` \| +\|/.test(row))).toEqual([]);
});

test('the manifest that the document shows is one, and every field of it is explained', () => {
  const shown = /```yaml\n([^]*?)```/.exec(document)?.[1] ?? '';
  expect(parseManifest(shown, 'configuration.md').spec.messaging.replicas).toBe(3);
  const known = describeManifest();
  for (const field of ['spec.partitions', 'spec.messaging.handover.drainRate', 'spec.dependencies.redis.url', 'spec.upgrade.surge']) {
    expect(known).toContain(`| \`${field}\` |`);
  }
  expect(known).toContain('| `spec.messaging.lease` | a server that has not reported for this long is taken for dead | 1s .. 5m | `5s` |');
});
