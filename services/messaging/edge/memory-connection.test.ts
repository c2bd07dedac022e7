import { describeConnection } from '../../../test/support/connection-contract.ts';
import { callerNamed, MemoryConnection } from '../../../test/support/memory-connection.ts';

// Tests of streams rely on it.
describeConnection(async () => {
  const connection = new MemoryConnection(callerNamed(1n));
  return { connection, device: connection.device };
});
