import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DrilledPlatform, drillDeadlineMs, expectKept, upDeadlineMs } from './drilled-platform.ts';

let platform: DrilledPlatform;
beforeAll(async () => {
  platform = await DrilledPlatform.start();
}, upDeadlineMs);
afterAll(() => platform?.close());

test('a plan shows what a changed manifest would do, and does nothing', async () => {
  expect(await platform.cecochat('plan')).toEqual({
    code: 0, err: '', out: 'servers to start: none\nservers to stop: none\npartitions to move: 0, the fewest possible being 0\ndevices to move: 0\n',
  });
  const changed = join(platform.folder, 'changed.yaml');
  const manifest = await readFile(platform.manifest, 'utf8');
  await writeFile(changed, manifest.replace('replicas: 2', 'replicas: 3'));
  expect((await platform.cecochat('plan', changed)).out).toMatch(/^servers to start: messaging-2\n/);
  await writeFile(changed, manifest.replace('partitions: 12', 'partitions: 13'));
  expect(await platform.cecochat('plan', changed)).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^error: .*spec\.partitions .*\n$/) as string });
  expect(await platform.cecochat('plan', join(platform.folder, 'none.yaml'))).toMatchObject({ code: 1, err: expect.stringContaining('cannot be read') as string });
  expect((await platform.status()).servers).toHaveLength(2);
});

// The other drills are in drills.integration.test.ts: `make test-drills`.
test.each([
  ['scale', { disconnects: 0, disconnectsUnmoved: 0 }],
  ['kill', { own: { hit: expect.any(Number) as number } }],
])('%s shows what it must, and leaves the platform as it was', (which, expected) => expectKept(platform, which, expected), drillDeadlineMs);
