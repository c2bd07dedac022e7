import { TestPlatform } from '../../test/support/platform.ts';
import type { ServiceProcess } from '../../test/support/service-process.ts';

let platform: TestPlatform;
const servers: Record<string, ServiceProcess> = {};

beforeAll(async () => {
  platform = await TestPlatform.create('sends', 4);
  await platform.createTopics();
  await platform.assign({ a: [0, 1], b: [2, 3] });
  const [a, b] = await Promise.all([platform.startMessaging('a'), platform.startMessaging('b')]);
  Object.assign(servers, { a, b });
});
afterEach(() => platform.closeChats());
afterAll(() => platform.close());

test('a message goes from device to device', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
  const [phone, tablet] = [await platform.chat(alice), await platform.chat(bob)];
  phone.send(1, bob, 'hello');
  const [id] = await phone.untilAcked(1);
  expect(await tablet.untilTexts(1)).toEqual(['hello']);
  expect(tablet.deliveries[0]).toMatchObject({ sender: alice, receiver: bob, device: 'phone', sequence: 1, messageId: id });
});
