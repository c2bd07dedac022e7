import { eventually } from '../support/eventually.ts';
import { DrilledPlatform, drillDeadlineMs, expectKept, upDeadlineMs } from './drilled-platform.ts';

let platform: DrilledPlatform;
beforeAll(async () => {
  platform = await DrilledPlatform.start();
}, upDeadlineMs);
afterAll(() => platform?.close());

test('scale has another number of servers, and who watches sees it happen', async () => {
  const { child, said, gone } = platform.start('status', '--watch');
  try {
    expect(await platform.cecochat('scale', '3')).toMatchObject({ code: 0, out: expect.stringMatching(/^3 messaging servers are asked for:\nservers to start: messaging-2\n/) as string });
    await eventually(() => expect(said()).toMatch(/messaging-2 +dev +active +healthy +serving/), upDeadlineMs);
    await eventually(() => expect(said()).toMatch(/Handovers\nPARTITION[\s\S]* messaging-2 +moved /), upDeadlineMs);
    expect(await platform.cecochat('scale', '0')).toMatchObject({ code: 1, err: expect.stringContaining('spec.messaging.replicas') as string });
  } finally {
    child.kill('SIGINT');
  }
  expect(await gone).toBe(0);
  await platform.cecochat('scale', '2');
  await eventually(async () => expect((await platform.status()).servers.map(({ role }) => role)).toEqual(['active', 'active']), upDeadlineMs);
}, drillDeadlineMs);

// `scale` and `kill` are in drill.integration.test.ts: `make test`.
test.each([
  ['upgrade', { disconnects: 0, movesPerDeviceMin: 1, movesPerDeviceMax: 1, moved: 12, lowerBound: 12, own: { movedToBroken: 0 } }],
  ['kill --standby 1', { own: { hit: expect.any(Number) as number } }],
  ['redis-wipe', { moved: 0, disconnects: 0 }],
  ['operator-crash', { disconnects: 0, own: expect.objectContaining({ runs: 3, crashes: 3, ends: 2 }) as object }],
  ['two-operators', { disconnects: 0, own: expect.objectContaining({ waits: 1 }) as object }],
])('%s shows what it must, and leaves the platform as it was', (which, expected) => expectKept(platform, which, expected), drillDeadlineMs);

test('a drill that is interrupted leaves the platform as it was', async () => {
  const before = await platform.found();
  const { child, said, gone } = platform.start('drill', 'scale', '--short');
  await eventually(() => expect(said()).toContain('scaling to 3 servers'), upDeadlineMs);
  await eventually(async () => expect((await platform.status()).servers).toHaveLength(3), upDeadlineMs);
  expect(await platform.readManifest()).toMatch(/balancing: *\n +window: 1h/); // Its own moves are all that is measured.
  child.kill('SIGINT');
  expect(await gone).toBe(130);
  expect(said()).toContain('putting the platform back as it was');
  expect(await platform.found()).toEqual(before);
}, drillDeadlineMs);
