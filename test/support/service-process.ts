import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { nodeFlags, startChild, type Child } from '@cecochat/runtime';
import { eventually } from './eventually.ts';
import { freePort } from './free-ports.ts';
import { programOf } from './program.ts';

export interface ServiceProcess {
  /** host:port of /healthz, /readyz and /metrics. */
  readonly admin: string;
  readonly child: Child;
  log(): string;
  /** One sample of /metrics by name and, where it has any, exact labels; 0 when it is not there. */
  metric(sample: string): Promise<number>;
  stop(): Promise<void>;
}

/** Longer than a consumer here asks Kafka to hold a fetch open. */
const fetchIsOverMs = 1_000;

/** On a connection of its own: one that was kept may be closed by the service just as it is used again. */
const alone = { headers: { connection: 'close' } };

const readyDeadlineMs = 40_000;

/** Runs a service, by default from source, and waits until it is ready unless the caller declines. */
export async function startService(
  name: string, env: Readonly<Record<string, string>>, waitReady = true, program = programOf(name),
): Promise<ServiceProcess> {
  const folder = await mkdtemp(join(tmpdir(), `cecochat-${name}-`));
  const admin = `127.0.0.1:${await freePort()}`;
  const log = join(folder, 'log');
  const child = startChild({
    name,
    command: process.execPath,
    args: [...nodeFlags, program],
    env: { NODE_OPTIONS: '', CECOCHAT_ADMIN_LISTEN: admin, CECOCHAT_LOG_LEVEL: 'info', ...env },
    log,
  });
  const service: ServiceProcess = {
    admin,
    child,
    log: () => readFileSync(log, 'utf8'),
    metric: async (sample) => {
      const text = await (await fetch(`http://${admin}/metrics`, alone)).text();
      const line = text.split('\n').find((each) => each.startsWith(`${sample} `) || each.startsWith(`${sample}{`));
      return Number(line?.split(' ').at(-1) ?? 0);
    },
    stop: async () => {
      await child.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  if (waitReady) {
    try {
      await untilServiceReady(service);
    } catch (error) {
      const text = service.log();
      await service.stop();
      throw new Error(`${name} did not get ready: ${Error.isError(error) ? error.message : String(error)}\n${text}`, { cause: error });
    }
  }
  return service;
}

async function untilServiceReady({ admin, child }: ServiceProcess): Promise<void> {
  let ended: string | undefined;
  await eventually(async () => {
    ended = child.ended();
    if (ended !== undefined) return;
    const response = await fetch(`http://${admin}/readyz`, alone);
    if (!response.ok) throw new Error(await response.text());
  }, readyDeadlineMs);
  if (ended !== undefined) throw new Error(ended);
}

/**
 * Suspends a service, and waits until Kafka has answered the fetch that it had open: it has read nothing of what is written afterwards. It
 * continues with SIGCONT.
 */
export async function suspend({ child }: ServiceProcess): Promise<void> {
  child.kill('SIGSTOP');
  await setTimeout(fetchIsOverMs);
}
