import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { formatHostPort } from '@cecochat/contracts';
import { createKafka } from '@cecochat/kafka';
import { startChild, type Child } from '@cecochat/runtime';
import { buildKafkaSettings, clusterId, kafkaJavaOptions, kafkaLogging, type KafkaSettings } from './kafka-settings.ts';
import { defaultHost, type JavaStoreOptions } from './store-options.ts';
import { untilReady } from './until-ready.ts';

const run = promisify(execFile);
const quiet = { debug: () => undefined, warn: () => undefined };

const deadlineMs = 120_000;

export interface KafkaOptions extends JavaStoreOptions, KafkaSettings {
  /** More of the tool that prepares the data folder, such as users. */
  readonly formatArguments?: readonly string[];
}

/** Starts a broker that is its own controller; its topics are kept in the data folder. */
export async function startKafka(options: KafkaOptions): Promise<Child> {
  const folder = join(options.dataDir, 'kafka');
  mkdirSync(folder, { recursive: true });
  const settings = join(folder, 'server.properties');
  writeFileSync(settings, buildKafkaSettings(options, join(folder, 'data')));
  writeFileSync(join(folder, 'log4j2.yaml'), kafkaLogging);
  const jvm = kafkaJavaOptions(options.jars, join(folder, 'log4j2.yaml'));
  if (!existsSync(join(folder, 'data', 'meta.properties'))) {
    await run(options.java.path, [
      ...jvm, 'kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', settings, ...(options.formatArguments ?? []),
    ]);
  }
  const child = startChild({
    name: 'kafka',
    command: options.java.path,
    args: [...jvm, 'kafka.Kafka', settings],
    log: join(options.logDir, 'kafka.log'),
  });
  const admin = createKafka({
    brokers: [formatHostPort({ host: options.host ?? defaultHost, port: options.port })],
    clientId: 'probe',
    logger: quiet,
  }).admin({ retry: { retries: 0 } });
  try {
    await untilReady(
      child,
      () =>
        admin
          .connect()
          .then(() => admin.listTopics())
          .then(
            () => true, () => false,
          ),
      deadlineMs,
    );
  } catch (error) {
    await child.stop(0);
    throw error;
  } finally {
    await admin.disconnect();
  }
  return child;
}
