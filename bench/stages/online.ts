import { epoch, partition } from '@cecochat/contracts';
import { atRest, connectRedis, publishRouting, untilRedisReady } from '@cecochat/redis';
import { cacheFolders, fetchStores, startRedis } from '@cecochat/tools';
import { eventually } from '../../test/support/eventually.ts';
import { freePort, freePorts } from '../../test/support/free-ports.ts';
import { liftLimits } from '../../test/support/limits.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { createTokens, type TestTokens } from '../../test/support/tokens.ts';
import type { BenchContext } from '../bench.ts';
import type { Pinning } from '../processes/index.ts';
import type { InProcessLogOptions, MessagingCalls } from '../servers/index.ts';
import { startServerProcess, type Server } from './workers.ts';

const name = 'bench';

/** What messaging servers without Kafka need: a Redis of their own, and tokens. */
export interface Online {
  readonly tokens: TestTokens;
  /** Starts a messaging server on a core of its own, whose log is in its memory, and gives it every partition. */
  startMessaging(log: InProcessLogOptions): Promise<Server<MessagingCalls>>;
}

export async function startOnline(context: BenchContext, pinning: Pinning): Promise<Online> {
  const tokens = await createTokens();
  context.defer(() => tokens.remove());
  const redisUrl = await startOwnRedis(context, pinning);
  const inRedis = connectRedis(redisUrl, silentLogger);
  context.defer(async () => inRedis.disconnect());
  await untilRedisReady(inRedis, 10_000);
  await liftLimits(inRedis); // A thousand devices do the work of all the users of a server.
  let epochs = 0;
  return {
    tokens,
    startMessaging: async (log) => {
      const [port = 0, adminPort = 0] = await freePorts(2);
      const [address, admin] = [`127.0.0.1:${port}`, `127.0.0.1:${adminPort}`];
      const partitions = Array.from({ length: log.partitions }, (_, index) => partition(index));
      const servers = new Map([[name, { address, partitions }]]);
      await publishRouting(inRedis, {
        ...atRest, epoch: epoch(++epochs), partitionCount: log.partitions, servers, historyAddress: undefined,
      });
      const env = {
        ...messagingEnv(address, admin), CECOCHAT_REDIS_URL: redisUrl, CECOCHAT_TOKEN_KEYS: tokens.jwksFile,
      };
      const worker = startServerProcess<MessagingCalls>(context, pinning, {
        program: 'servers/messaging-on-log.ts', env,
      });
      await worker.call('start', log);
      await untilReady(admin);
      return { worker, address };
    },
  };
}

async function startOwnRedis({ folder, defer, say }: BenchContext, pinning: Pinning): Promise<string> {
  const { redis: program } = await fetchStores(cacheFolders.stores, say);
  const port = await freePort();
  const redis = await startRedis({ dataDir: folder, logDir: folder, program, port, persistent: false });
  defer(() => redis.stop());
  pinning.pinOther(redis.pid);
  return `redis://127.0.0.1:${port}`;
}

function messagingEnv(address: string, admin: string): Readonly<Record<string, string>> {
  return {
    CECOCHAT_NAME: name,
    CECOCHAT_LISTEN: address,
    CECOCHAT_ADVERTISED_ADDRESS: address,
    CECOCHAT_ADMIN_LISTEN: admin,
    CECOCHAT_ACCEPT_RATE: '100000',
    CECOCHAT_KAFKA_BROKERS: '127.0.0.1:1', // It is never dialled.
  };
}

async function untilReady(admin: string): Promise<void> {
  await eventually(async () => {
    const response = await fetch(`http://${admin}/readyz`);
    if (!response.ok) throw new Error(await response.text());
  });
}
