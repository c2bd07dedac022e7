import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificatesIn } from './certificates.ts';
import { FloodedPlatform, type Flood } from './flooded-platform.ts';
import { rowOf, tableOfFloods, type Outcome } from './table.ts';

/** A flood has done at least half of what it would do on a machine of its own. */
const onPlainText: readonly Flood[] = [
  { name: 'unfinished bodies', least: { of: 'calls', count: 1_200 } },
  { name: 'reflection without reading', least: { of: 'questions', count: 50_000 } },
  { name: '2,000 unary sends of one user', least: { of: 'sends', count: 2_000 } },
  { name: '700 streams/s of one user', least: { of: 'streams', count: 2_800 } },
  { name: '100,000 device names', least: { of: 'names', count: 5_000 } },
  { name: 'bad tokens', least: { of: 'calls', count: 4_000 } },
  { name: 'future epochs and cursors', least: { of: 'epochs', count: 800 } },
  { name: '20,000 idle connections', processes: 2, least: { of: 'connections', count: 15_000 } },
  { name: 'pings, resets, settings', least: { of: 'pings', count: 10_000 } },
  { name: 'half-open and never-reading streams', least: { of: 'half-open streams', count: 400 } },
  { name: 'garbage at every port', least: { of: 'connections', count: 1_000 } },
];
const onTls: Flood = { name: 'slow TLS handshakes', least: { of: 'handshakes', count: 2_000 } };

const outcomes: Outcome[] = [];
afterAll(() => process.stdout.write(`\n${tableOfFloods(outcomes)}\n`));

async function harmOf(flooded: FloodedPlatform, flood: Flood): Promise<readonly string[]> {
  const outcome = await flooded.flood(flood);
  outcomes.push(outcome);
  process.stderr.write(`${rowOf(outcome)}\n`);
  return outcome.harm;
}

describe('on plain text', () => {
  let flooded: FloodedPlatform;
  beforeAll(async () => {
    flooded = await FloodedPlatform.start();
  });
  afterAll(() => flooded.stop());

  test.each(onPlainText)('honest devices do not notice: $name', async (flood) => {
    expect(await harmOf(flooded, flood)).toEqual([]);
  });
});

describe('on TLS', () => {
  let folder: string;
  let flooded: FloodedPlatform;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cecochat-abuse-'));
    flooded = await FloodedPlatform.start(await certificatesIn(folder));
  });
  afterAll(async () => {
    await flooded.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test(`honest devices do not notice: ${onTls.name}`, async () => {
    expect(await harmOf(flooded, onTls)).toEqual([]);
  });
});
