import {
  createLogger, createRegistry, loadConfig, runUntilSignal, startAdminServer, type Logger,
} from '@cecochat/runtime';
import type { Registry } from 'prom-client';
import type { z } from 'zod';
import { services, type ServiceName } from './catalogue.ts';

/** Settings that every service has. */
interface CommonConfig {
  readonly NAME: string;
  readonly ADMIN_LISTEN: string;
  readonly LOG_LEVEL: string;
}

/** What a service starts with. */
export interface ServiceContext<Config> {
  readonly config: Config;
  readonly logger: Logger;
  /** Shown at /metrics. */
  readonly registry: Registry;
  /**
   * Registers the reasons why the process cannot do its work now, empty when it can, for /readyz. Until the first call
   * the reason is that it starts.
   */
  readonly readiness: (reasons: () => readonly string[]) => void;
}

export interface Service<Schema extends z.ZodObject> {
  readonly name: ServiceName;
  /** Of its settings. */
  readonly schema: Schema;
  /** Resolves when the service runs. A rejection ends the process. */
  readonly start: (context: ServiceContext<z.infer<Schema>>) => Promise<RunningService>;
}

export interface RunningService {
  /** Stops accepting, moves the work away, finishes what is in flight, and releases all resources. */
  drain(): Promise<void>;
}

/**
 * Runs a service as a process: reads the settings from the environment, logs, serves /healthz, /readyz and /metrics
 * from the first moment on, and drains on SIGTERM or SIGINT. A second signal ends the process at once, as does one
 * before the service has started. A failed start ends it with a line that has the reason, and exit code 1.
 */
export async function runService<Schema extends z.ZodObject & z.ZodType<CommonConfig>>({
  name, schema, start,
}: Service<Schema>): Promise<never> {
  const config = loadConfig({ name, description: `${services[name].description}.`, schema });
  const { NAME, LOG_LEVEL: level }: CommonConfig = config;
  const logger = createLogger({ name: NAME, level });
  let running: RunningService | undefined;
  startService({ name, config, logger, start }).then(
    (started) => (running = started),
    (error: unknown) => {
      logger.fatal({ err: error }, `${name} cannot start: ${messageOf(error)}`);
      process.exit(1);
    },
  );
  return runUntilSignal({ logger, drain: async () => running?.drain() });
}

interface Start<Config extends CommonConfig> {
  readonly name: ServiceName;
  readonly config: Config;
  readonly logger: Logger;
  readonly start: (context: ServiceContext<Config>) => Promise<RunningService>;
}

/** Starts a service in this process, with its server for health and metrics. */
export async function startService<Config extends CommonConfig>({
  name, config, logger, start,
}: Start<Config>): Promise<RunningService> {
  const registry = createRegistry(name);
  let reasons = (): readonly string[] => ['starting'];
  const admin = await startAdminServer({ listen: config.ADMIN_LISTEN, registry, ready: () => reasons() });
  const service = await start({ config, logger, registry, readiness: (next) => (reasons = next) });
  return {
    drain: async () => {
      await service.drain();
      await admin.close();
    },
  };
}

interface Step<Schema extends z.ZodObject> extends Pick<Service<Schema>, 'name' | 'schema'> {
  readonly run: (config: z.infer<Schema>, logger: Logger) => Promise<void>;
}

/** Runs a program that ends by itself: with a line that has the reason and exit code 1 when it fails. */
export async function runOnce<Schema extends z.ZodObject & z.ZodType<Pick<CommonConfig, 'LOG_LEVEL'>>>({
  name, schema, run,
}: Step<Schema>): Promise<void> {
  const config = loadConfig({ name, description: `${services[name].description}.`, schema });
  const { LOG_LEVEL: level }: Pick<CommonConfig, 'LOG_LEVEL'> = config;
  try {
    await run(config, createLogger({ name, level }));
  } catch (error) {
    process.stderr.write(`error: ${messageOf(error)}\n`);
    process.exit(1);
  }
}

const messageOf = (error: unknown): string => (Error.isError(error) ? error.message : String(error));
