import { createLogger, loadConfig } from '@cecochat/runtime';
import { configSchema } from '../../services/messaging/config.ts';
import { startMessagingServer } from '../../services/messaging/messaging-server.ts';
import { startService } from '../../services/run-service.ts';
import { serveParent } from '../processes/index.ts';
import { Feeder, type FeedRequest } from './feeder.ts';
import { InProcessLog, type InProcessLogOptions } from './in-process-log.ts';

/** A messaging server as it is, but for the log, which is in its own memory in place of Kafka. */

let feeder: Feeder | undefined;
let log: InProcessLog | undefined;

const calls = {
  /** Begins to serve. The settings are those of the environment, as in the service. */
  start: async (options: InProcessLogOptions): Promise<void> => {
    const config = loadConfig({
      name: 'messaging',
      description: 'A messaging server without Kafka.',
      schema: configSchema,
    });
    const opened = new InProcessLog(options);
    log = opened;
    const logger = createLogger({ name: config.NAME, level: config.LOG_LEVEL });
    await startService({
      name: 'messaging', config, logger,
      start: (context) => startMessagingServer(context, { openLog: () => opened }),
    });
  },
  /** Feeds records to partition 0. */
  feed: async (request: FeedRequest): Promise<void> => {
    feeder = new Feeder(request, (records) => {
      for (const record of records) log?.append(0, record);
    });
  },
  arrived: async (deliveries: number): Promise<void> => feeder?.arrived(deliveries),
};

export type MessagingCalls = typeof calls;

serveParent(calls);
