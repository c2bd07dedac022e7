import { describeLogAdmin } from '../../test/support/log-admin-contract.ts';
import { MemoryLogAdmin } from './index.ts';

describeLogAdmin(() => {
  const admin = new MemoryLogAdmin();
  return { admin, configure: async (topic, settings) => admin.configure(topic, settings) };
});
