import type { UserId } from '@cecochat/contracts';
import { auditLinesIn } from '../../test/support/audit-lines.ts';
import { eventually } from '../../test/support/eventually.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import type { RawChat } from '../../test/support/raw-client.ts';
import type { ServiceProcess } from '../../test/support/service-process.ts';

/** How long the device reads nothing, at least. */
const slowSeconds = Number(process.env['CECOCHAT_TEST_SLOW_SECONDS'] ?? 3);
const textBytes = 8_000;
const mebibyte = 1024 * 1024;
/** Least bytes sent to the device meanwhile: more than its tail and all buffers on the way hold. */
const unreadBytes = 10 * mebibyte;
/** Frames that a stream buffers before it is full, and the one in the transport. */
const framesOfOneDevice = 20;
/** Of garbage that is not collected yet the memory shows more or less; a server that kept what is not read would show it all. */
const allowedGrowthBytes = 100 * mebibyte;
/** Bound on a neighbour's delay, relative to the same load while all devices read. */
const allowedDelay = { factor: 3, ms: 250 };

let platform: TestPlatform;
let [a, b]: [ServiceProcess, ServiceProcess] | [] = [];
const timers = new Set<NodeJS.Timeout>();

beforeAll(async () => {
  platform = await TestPlatform.create('slow_reader', 3);
  await platform.createTopics();
  await platform.assign({ a: [0, 1], b: [2] });
  [a, b] = await Promise.all([
    platform.startMessaging('a', { CECOCHAT_STUCK_SECONDS: '3600', CECOCHAT_TAIL_BYTES: `${2 * mebibyte}` }),
    platform.startMessaging('b', { CECOCHAT_STUCK_SECONDS: '1' }),
  ]);
});
afterAll(async () => {
  for (const timer of timers) clearInterval(timer);
  await platform.close();
});

function every(ms: number, act: () => void): void {
  timers.add(setInterval(act, ms));
}

/** Sends large texts as fast as they are acknowledged. */
function load(sender: RawChat, receiver: UserId): void {
  let next = 1;
  every(2, () => {
    while (next - sender.acks.length <= 16) sender.send(next++, receiver, 'x'.repeat(textBytes));
  });
}

/** Sends the time, ten times a second. */
function ping(sender: RawChat, receiver: UserId): void {
  let next = 1;
  every(100, () => sender.send(next++, receiver, `${performance.now()}`));
}

const latencies = (pinged: RawChat, from: number) => pinged.deliveries.slice(from).map(({ text, atMs }) => atMs - Number(text));
const quantile = (values: readonly number[], q: number) => [...values].sort((x, y) => x - y)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? NaN;

interface Sizes {
  readonly resident: number;
  readonly heap: number;
  readonly buffers: number;
  /** Of all devices. */
  readonly waitingFrames: number;
}

async function sizes(): Promise<Sizes> {
  const of = async (name: string) => (await a?.metric(name)) ?? NaN;
  return {
    resident: await of('process_resident_memory_bytes'),
    heap: await of('nodejs_heap_size_used_bytes'),
    buffers: await of('nodejs_external_memory_bytes'),
    waitingFrames: await of('cecochat_messaging_waiting_frames'),
  };
}

/** Runs until the phase has lasted and the condition holds; the largest sizes of the server in it. */
async function peak(seconds: number, done: () => boolean): Promise<Sizes> {
  const until = performance.now() + seconds * 1_000;
  let highest = await sizes();
  await eventually(async () => {
    const now = await sizes();
    highest = {
      resident: Math.max(highest.resident, now.resident),
      heap: Math.max(highest.heap, now.heap),
      buffers: Math.max(highest.buffers, now.buffers),
      waitingFrames: Math.max(highest.waitingFrames, now.waitingFrames),
    };
    if (performance.now() < until || !done()) throw new Error('the phase is not over');
  }, (seconds + 60) * 1_000);
  return highest;
}

test('a device that stops reading under load costs no memory, is told, and nobody else notices', async () => {
  const [alice, carol] = [platform.userIn(0), platform.userIn(0)];
  const [slow, neighbour] = [await platform.chat(alice), await platform.chat(carol)];
  const senders = await Promise.all([1, 1, 0].map((each) => platform.chat(platform.userIn(each))));
  const pinger = await platform.chat(platform.userIn(1));
  const sentBytes = () => senders.reduce((sum, { acks }) => sum + acks.length, 0) * textBytes;

  senders.forEach((sender) => load(sender, alice));
  ping(pinger, carol);
  // The first seconds are those of the compiler and the growing heap.
  await peak(1, () => sentBytes() > 4 * mebibyte);
  const firstPing = neighbour.deliveries.length;
  const reading = await peak(2, () => neighbour.deliveries.length > firstPing + 15);
  const pausedPing = neighbour.deliveries.length;
  const pausedBytes = sentBytes();
  slow.pause();
  const paused = await peak(slowSeconds, () => sentBytes() - pausedBytes > unreadBytes);
  const [calm, disturbed] = [latencies(neighbour, firstPing).slice(0, pausedPing - firstPing), latencies(neighbour, pausedPing)];
  const unread = sentBytes() - pausedBytes;
  for (const timer of timers) clearInterval(timer);

  const inMebibytes = (bytes: number) => `${Math.round(bytes / mebibyte)} MiB`;
  const describe = ({ resident, heap, buffers, waitingFrames }: Sizes) =>
    `resident ${inMebibytes(resident)}, heap ${inMebibytes(heap)}, buffers ${inMebibytes(buffers)}, ${waitingFrames} frames waiting`;
  const p = (values: readonly number[]) => `p50 ${quantile(values, 0.5).toFixed(1)} ms, p99 ${quantile(values, 0.99).toFixed(1)} ms`;
  process.stderr.write(
    `slow reader: ${inMebibytes(unread)} not read in ${slowSeconds} s or more; server while all read: ${describe(reading)}; ` +
      `while one does not: ${describe(paused)}; its neighbour's deliveries: ${p(calm)} before, ${p(disturbed)} meanwhile\n`,
  );

  expect(paused.waitingFrames).toBeLessThan(framesOfOneDevice * (senders.length + 3));
  expect(paused.resident - reading.resident).toBeLessThan(allowedGrowthBytes);
  expect(quantile(disturbed, 0.5)).toBeLessThan(Math.max(allowedDelay.ms, quantile(calm, 0.5) * allowedDelay.factor));
  expect(neighbour.ended).toBeUndefined();
  for (const sender of [...senders, pinger]) expect([sender.ended, sender.rejections]).toEqual([undefined, []]);

  const seen = slow.deliveries.length;
  slow.resume();
  expect(await slow.untilEnded()).toMatchObject({ code: 'slow-reader', details: { retryAfterMs: 0 } });
  expect(slow.deliveries.length - seen).toBeLessThan(unread / textBytes / 2);
  for (const sender of senders) {
    const own = sender.deliveries[0]?.sender;
    const sequences = slow.deliveries.filter(({ sender: from }) => from === own).map(({ sequence }) => Number(sequence));
    expect(sequences).toEqual(sequences.map((_, index) => index + 1));
  }
  const cursor = (slow.deliveries.at(-1)?.offset ?? 0) + 1;
  const again = await platform.chat(alice, { cursor });
  expect(again.ready?.position).toBeGreaterThan(cursor);
}, (slowSeconds + 150) * 1_000);

test('a device that reads nothing for too long is sent away, and goes on from its cursor when it reads again', async () => {
  const [alice, bob] = [platform.userIn(2), platform.userIn(2)];
  const [stuck, other] = [await platform.chat(alice), await platform.chat(alice, { device: 'other' })];
  stuck.pause();
  const count = 100;
  for (let sequence = 1; sequence <= count; sequence++) await platform.send(bob, { sequence, receiver: alice, text: 'x'.repeat(textBytes) });
  await eventually(async () => expect(await b?.metric('cecochat_messaging_connections')).toBe(1));
  stuck.resume();
  expect(await stuck.untilEnded()).toMatchObject({ code: 'slow-reader', details: { retryAfterMs: 0 } });
  await eventually(() => {
    expect(auditLinesIn(b?.log() ?? '')).toMatchObject([{ event: 'stream-closed', code: 'slow-reader', user: expect.any(String), address: expect.any(String) }]);
  });
  const again = await platform.chat(alice, { cursor: (stuck.deliveries.at(-1)?.offset ?? 0) + 1 });
  await again.untilTexts(count - stuck.deliveries.length);
  const sequences = [...stuck.deliveries, ...again.deliveries].map(({ sequence }) => Number(sequence));
  expect(sequences).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  await other.untilTexts(count);
});
