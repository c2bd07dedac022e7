import { setTimeout as pause } from 'node:timers/promises';
import { badCredentials } from '../support/bad-tokens.ts';
import { startPlatform, type RunningPlatform } from '../support/start-platform.ts';
import type { ServiceProcess } from '../support/service-process.ts';
import type { ServerCertificates } from './certificates.ts';
import type { FloodPlan } from './floods/plan.ts';
import { HonestDevices } from './honest-devices.ts';
import { MemoryWatch } from './memory-watch.ts';
import { startFlood } from './run-flood.ts';
import { didOf, type Outcome } from './table.ts';
import { allowedP99Ms, decideHarm, limits, type Figures } from './verdict.ts';

export interface Flood {
  readonly name: string;
  /** One unless given: a process has at most 20,000 descriptors. */
  readonly processes?: number;
  /** What it must have done to count: a flood that the machine slows down proves nothing. */
  readonly least: { readonly of: string; readonly count: number };
}

type Plan = Omit<FloodPlan, 'flood' | 'part' | 'parts'>;

const [quietMs, windowMs, lookMs] = [7_000, 5_000, 500];
const [floodUsers, rushUsers] = [16, 600];
/** After the rush that makes servers as large as they are when they have worked for long. */
const settlingMs = 5_000;

/** A platform with one messaging server and honest devices, for floods one after the other. */
export class FloodedPlatform {
  readonly #running: RunningPlatform;
  readonly #servers: ReadonlyMap<string, ServiceProcess>;
  readonly #honest: HonestDevices;
  readonly #memory: MemoryWatch;
  readonly #plan: Plan;

  private constructor(running: RunningPlatform, plan: Plan, honest: HonestDevices) {
    this.#running = running;
    this.#plan = plan;
    this.#honest = honest;
    this.#servers = new Map(Object.entries(serversOf(running)));
    this.#memory = new MemoryWatch(this.#servers);
  }

  /** Starts it, and lets many users rush in for a while: memory of servers that have just started grows by itself. */
  static async start(tls?: ServerCertificates): Promise<FloodedPlatform> {
    const running = await startPlatform({ partitionCount: 12, servers: 1, settingsOf: async () => (service) => (service === 'materialize' ? {} : (tls?.settings ?? {})) });
    try {
      const honest = new HonestDevices(running, tls?.ca);
      await honest.start();
      // The rush speaks no TLS.
      if (tls === undefined) {
        const rush = await startFlood({ ...(await planOf(running, rushUsers)), flood: 'rush' }, 1);
        process.stderr.write(`rush: ${didOf(await rush.over)}\n`);
      }
      await pause(settlingMs);
      return new FloodedPlatform(running, await planOf(running, floodUsers), honest);
    } catch (error) {
      await running.stop();
      throw error;
    }
  }

  /** Measures without the flood, with it, and until everything is as before. */
  async flood({ name: flood, processes = 1, least }: Flood): Promise<Outcome> {
    const quietFromMs = performance.now();
    await pause(quietMs);
    const beganMs = performance.now();
    const quiet = this.#honest.acks(quietFromMs, beganMs);
    const memoryBefore = this.#memory.most(quietFromMs, beganMs);
    const [disconnects, refusedSends] = [this.#honest.disconnects, this.#honest.failures.length];
    const { over } = await startFlood({ ...this.#plan, flood }, processes);
    const floodFromMs = performance.now();
    const tally = await over;
    const overMs = performance.now();
    const recoveredSeconds = await this.#untilRecovered(overMs, quiet.p99Ms, memoryBefore);
    const during = this.#honest.acks(floodFromMs, overMs);
    const memory = ratios(this.#memory.most(floodFromMs), memoryBefore);
    const figures: Figures = {
      quietP99Ms: quiet.p99Ms,
      floodP99Ms: during.p99Ms,
      samples: Math.min(quiet.count, during.count),
      disconnects: this.#honest.disconnects - disconnects,
      refusedSends: this.#honest.failures.length - refusedSends,
      memory,
      recoveredSeconds,
      missing: Math.max(0, least.count - (tally[least.of] ?? 0)),
      crashed: [...this.#servers].filter(([, { child }]) => child.ended() !== undefined).map(([name]) => name),
    };
    return { flood, tally, ...figures, harm: decideHarm(figures) };
  }

  async stop(): Promise<void> {
    this.#memory.stop();
    await this.#honest.stop();
    await this.#running.stop();
  }

  /** Seconds until the sends of a window were acknowledged as before; undefined when that takes too long. */
  async #untilRecovered(overMs: number, quietP99Ms: number, before: ReadonlyMap<string, number>): Promise<number | undefined> {
    for (;;) {
      await pause(lookMs);
      const passedMs = performance.now() - overMs;
      const fromMs = performance.now() - windowMs;
      const isCalm = this.#honest.areLive && this.#honest.acks(fromMs).p99Ms <= allowedP99Ms(quietP99Ms);
      const isSmall = [...ratios(this.#memory.most(fromMs + windowMs - lookMs * 2), before).values()].every((ratio) => ratio <= limits.memory);
      if (passedMs >= windowMs && isCalm && isSmall) return Math.max(0, passedMs - windowMs) / 1_000;
      if (passedMs > limits.recoverySeconds * 1_000 + windowMs) return undefined;
    }
  }
}

const serversOf = ({ messaging, connect, history, materialize }: RunningPlatform): Record<string, ServiceProcess> =>
  ({ connect, history, materialize, ...Object.fromEntries(messaging.map((server, index) => [`messaging-${index}`, server])) });

async function planOf(running: RunningPlatform, userCount: number): Promise<Plan> {
  const { platform, proxies, connectUrl, historyAddress } = running;
  const users = Array.from({ length: userCount }, (_, index) => platform.userIn(index % platform.partitionCount));
  const [victim] = users;
  if (victim === undefined) throw new Error('a flood has no users');
  const bad = await Promise.all(badCredentials.map(([, , credentials]) => credentials(running.tokens, victim)));
  const services = Object.values(serversOf(running));
  return {
    messaging: proxies[0]?.target ?? '',
    connectHttp: new URL(connectUrl).host,
    connectGrpc: running.connectGrpc,
    history: historyAddress,
    admins: services.map(({ admin }) => admin),
    users: await Promise.all(users.map(async (user) => ({ user: user.toString(), token: await running.tokenOf(user) }))),
    badTokens: bad.map((header) => (header ?? '').replace(/^Bearer /, '')),
    epoch: 1,
  };
}

function ratios(now: ReadonlyMap<string, number>, before: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...now].map(([name, kb]) => [name, kb / (before.get(name) ?? kb)]));
}
