import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { eventually } from '../../test/support/eventually.ts';
import { freePort } from '../../test/support/free-ports.ts';
import { startWorker, type Worker } from '../processes/index.ts';
import { barePaths, type BareCalls } from '../servers/index.ts';
import { Load, type OpenRequest } from './load.ts';

let folder = '';
let server: Worker<BareCalls>;
let address = '';
let load: Load;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cecochat-load-'));
  server = startWorker<BareCalls>({ program: join(import.meta.dirname, '../servers/bare-server.ts'), log: join(folder, 'server.log') });
  address = `127.0.0.1:${await freePort()}`;
  load = new Load(() => performance.now());
});

afterEach(async () => {
  load.stop();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const devices = Array.from({ length: 10 }, (_, index) => ({ user: `${index + 1}`, device: 'bench', token: 'a.b.c', receiver: '1' }));
const times = () => ({ warmUpMs: 50, measureMs: 300, serverPid: server.pid });
const open = (protocol: OpenRequest['protocol']) =>
  load.open({ address, path: protocol.kind === 'unary' ? barePaths.call : barePaths.stream, protocol, devices });

test.each<OpenRequest['protocol']>([{ kind: 'bare', copies: 1 }, { kind: 'bare', copies: 3 }, { kind: 'unary' }])('as many sends as a server answers are counted: %j', async (protocol) => {
  await server.call('listen', { address, copies: protocol.kind === 'bare' ? protocol.copies : 1 });
  await open(protocol);
  const report = await load.sendInTurn(times());
  expect(report.count).toBeGreaterThan(devices.length);
  expect(report.p50Ms).toBeGreaterThan(0);
  expect(report.p99Ms).toBeGreaterThanOrEqual(report.p50Ms);
});

test('with a rate there are so many sends, not as many as could be', async () => {
  await server.call('listen', { address, copies: 1 });
  await open({ kind: 'bare', copies: 1 });
  const most = await load.sendInTurn(times());
  const { count, seconds } = await load.sendAtRate(20, times());
  expect(count).toBeGreaterThan(0);
  expect(count / seconds).toBeLessThan(most.count / most.seconds / 2);
});

test('what comes without being asked for is counted as deliveries', async () => {
  await server.call('listen', { address, copies: 1 });
  await open({ kind: 'bare', copies: 1 });
  const watching = load.watch({ ...times(), warmUpMs: 0 });
  await server.call('feed', { records: [Buffer.from('record').toString('base64')], deliveriesOfRecord: 2, window: 400 });
  await eventually(() => expect(load.deliveries).toBe(400));
  const { count } = await watching;
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(400);
});

test('a load whose server ends fails with the device that noticed', async () => {
  await server.call('listen', { address, copies: 1 });
  await open({ kind: 'bare', copies: 1 });
  const sending = load.sendInTurn({ ...times(), measureMs: 20_000 });
  await Promise.all([server.stop(), expect(sending).rejects.toThrow(/^device \d+\/bench: /)]);
});
