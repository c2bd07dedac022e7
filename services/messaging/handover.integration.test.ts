import { readReports } from '@cecochat/redis';
import { eventually } from '../../test/support/eventually.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import type { ServiceProcess } from '../../test/support/service-process.ts';

let platform: TestPlatform;

beforeAll(async () => {
  platform = await TestPlatform.create('handover', 4);
  await platform.createTopics();
  await platform.assign({ a: [0, 1], b: [2], c: [3] });
});
afterAll(() => platform.close());

const env = { CECOCHAT_HANDOVER_SECONDS: '60', CECOCHAT_LEAVE_SECONDS: '1' };
const tell = ({ child }: ServiceProcess) => process.kill(child.pid, 'SIGTERM');
const readiness = async ({ admin }: ServiceProcess) => (await fetch(`http://${admin}/readyz`)).status;

async function saysDraining(name: string): Promise<void> {
  await eventually(async () => expect((await readReports(platform.inRedis, [name])).reports.get(name)?.draining).toBe(true), 3_000);
}

async function leaves({ child }: ServiceProcess, deadlineMs: number): Promise<void> {
  await eventually(() => expect(child.ended()).toBe('ended with exit code 0'), deadlineMs);
}

test('a server that is told to stop says so at once, and serves on until others have what it had and its devices are gone', async () => {
  const [a] = await Promise.all([platform.startMessaging('a', env), platform.startMessaging('b')]);
  const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
  const [phone, tablet] = [await platform.chat(alice), await platform.chat(bob)];
  tell(a);
  await saysDraining('a');
  expect(await readiness(a)).toBe(200);
  const late = await platform.chat(alice, { device: 'late' });
  phone.send(1, bob, 'still here');
  await phone.untilAcked(1);
  expect(await tablet.untilTexts(1)).toEqual(['still here']);

  const epoch = await platform.assign({ b: [0, 1, 2], c: [3] });
  const address = await platform.addressOf('b');
  await eventually(() => expect([phone, tablet, late].map(({ moves }) => moves[0])).toEqual(Array.from({ length: 3 }, () => ({ address, epoch, spreadMs: 100 }))));
  for (const each of [phone, tablet, late]) each.close();
  await leaves(a, 10_000);
  expect(a.log()).toContain('everything is handed over');
});

test('what is not handed over in time is left: devices are told to come back', async () => {
  const c = await platform.startMessaging('c', { CECOCHAT_HANDOVER_SECONDS: '1' });
  const phone = await platform.chat(platform.userIn(3));
  tell(c);
  expect(await phone.untilEnded()).toMatchObject({ code: 'unavailable', message: 'the server is stopping' });
  await leaves(c, 10_000);
  expect(c.log()).toContain('not everything could be handed over in time');
});

test('a second signal ends it at once', async () => {
  const c = await platform.startMessaging('c', env);
  tell(c);
  await saysDraining('c');
  tell(c);
  await eventually(() => expect(c.child.ended()).toBe('ended with exit code 1'), 3_000);
});

test('when nobody is to serve any more, those that are told to stop do not wait for anybody', async () => {
  const c = await platform.startMessaging('c', env);
  const phone = await platform.chat(platform.userIn(3));
  await platform.assign({});
  tell(c);
  expect(await phone.untilEnded()).toMatchObject({ code: 'unavailable' });
  await leaves(c, 10_000);
  expect(c.log()).toContain('everything is handed over');
});
