import { canFollow, publishRouting, routingKeys, type Routing } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import type { Command, Committed, World } from '../../decide/index.ts';
import { formatCommitted, parseCommitted, ReportTracker, routingOfCommitted, VersionConflict, type Shell } from '../../reconcile/index.ts';
import type { PlatformLogger } from '../processes/index.ts';
import { historyAddressAmong, observeRedis, serversAmong, type InRedis } from '../world/index.ts';
import { MachineError, type MachineClient, type MachineObject } from './machine-client.ts';
import type { Writes } from './writes.ts';

export interface LocalShellOptions {
  readonly machine: MachineClient;
  readonly redis: Redis;
  readonly writes: Writes;
  readonly logger: PlatformLogger;
  /** Devices a second that one server sends away, as the manifest says now. */
  readonly drainRate: () => number;
  /** Milliseconds of a clock that all operators of this platform share, about. */
  readonly clock: () => number;
}

type CommittedObject = NonNullable<World['committed']>;

/** The world of one machine: objects and processes are the machine's, what is published is in Redis. */
export class LocalShell implements Shell {
  readonly #options: LocalShellOptions;
  readonly #reports = new ReportTracker();
  /** Since when reports are read without a break; undefined while Redis is away. */
  #watchingSinceMs: number | undefined;
  #historyAddress: string | undefined;
  /** What was committed last, as far as this operator knows: to be put back when somebody makes it unreadable. */
  #known: Committed | undefined;
  /** Version of what is committed that processes are started and stopped for. */
  #version: string | undefined;

  constructor(options: LocalShellOptions) {
    this.#options = options;
  }

  async observe(): Promise<World> {
    const { machine, redis, clock } = this.#options;
    const [object, seen] = await Promise.all([machine.readObject('routing'), machine.processes()]);
    const committed = object && (await this.#understand(object));
    this.#version = committed?.version;
    const processes = serversAmong(seen);
    this.#historyAddress = historyAddressAmong(seen);
    const names = [...new Set([...processes.keys(), ...(committed?.state.members.keys() ?? [])])];
    const found = await observeRedis(redis, committed && this.#routingOf(committed.state), names);
    const nowMs = clock();
    const ended = [...processes].filter(([, { up }]) => !up).map(([name]) => name);
    return {
      committed, processes,
      reports: this.#reports.observe(found.reports, names, nowMs, ended),
      published: found.published,
      observingSinceMs: this.#watch(found, nowMs),
    };
  }

  async apply(command: Command): Promise<void> {
    const { machine, writes } = this.#options;
    switch (command.kind) {
      case 'commit':
        this.#version = await writes.perform('commit', () => machine.writeObject('routing', formatCommitted(command.next), command.expected));
        this.#known = command.next;
        return;
      case 'publish':
        return writes.perform('publish', () => this.#publish(this.#routingOf(command.committed)));
      case 'start-server':
        return writes.perform('start', () => this.#start(command.name, command.version));
      case 'stop-server':
        return writes.perform('stop', () => machine.stopProcess(command.name, this.#version));
    }
  }

  /** A file that somebody edited into something that means nothing is put back; without knowing what it was, it stays in the way. */
  async #understand({ version, value }: MachineObject): Promise<CommittedObject> {
    const { machine, writes, logger } = this.#options;
    try {
      this.#known = parseCommitted(value);
      return { state: this.#known, version };
    } catch (error) {
      const known = this.#known;
      const reason = Error.isError(error) ? error.message : String(error);
      if (known === undefined) throw new Error(`the object routing cannot be understood (${reason}): repair it, or remove it to assign all partitions anew`, { cause: error });
      logger.warn({ reason }, 'what is committed cannot be understood and is put back as it was');
      return { state: known, version: await writes.perform('commit', () => machine.writeObject('routing', formatCommitted(known), version)) };
    }
  }

  /** While Redis was away nobody could report: what is missing is counted from when it is back. */
  #watch({ published }: InRedis, nowMs: number): number {
    this.#watchingSinceMs = published.kind === 'away' ? undefined : (this.#watchingSinceMs ?? nowMs);
    return this.#watchingSinceMs ?? nowMs;
  }

  #routingOf(committed: Committed): Routing {
    return routingOfCommitted(committed, { historyAddress: this.#historyAddress, drainRate: this.#options.drainRate() });
  }

  /** An epoch in Redis that is far above every one that was committed is no epoch of ours, and is thrown away. */
  async #publish(routing: Routing): Promise<void> {
    const { redis, logger } = this.#options;
    const held = await publishRouting(redis, routing);
    if (held === routing.epoch) return;
    if (canFollow(held, routing.epoch)) throw new VersionConflict(`redis has epoch ${held} already, not ${routing.epoch}`);
    logger.warn({ epoch: held }, 'redis has an epoch that somebody made up, it is thrown away');
    await redis.del(routingKeys.epoch);
    await publishRouting(redis, routing);
  }

  /** A server that there is no room for is not there: what else is to be done goes on. */
  async #start(name: string, version: string): Promise<void> {
    const { machine, logger } = this.#options;
    try {
      await machine.startProcess(name, { kind: 'messaging', version }, this.#version);
    } catch (error) {
      if (!(error instanceof MachineError && error.status === 400)) throw error;
      logger.warn({ server: name, reason: error.message }, 'a server cannot be started');
    }
  }
}
