import { describeLogAdmin } from '../../test/support/log-admin-contract.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import { KafkaLogAdmin } from './index.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.create('log_admin', 1);
});
afterAll(() => platform.close());

describeLogAdmin(() => ({ admin: new KafkaLogAdmin(platform.kafka), configure: (topic, settings) => platform.configureLog(settings, topic) }));
