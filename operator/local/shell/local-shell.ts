import { diagnose, parseInfo, type Routing } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import type { Command, Committed, StoreProblem, World } from '../../decide/index.ts';
import { publishCommitted, ReportWatch } from '../../publishing/index.ts';
import {
  CommittedObject, routingOfCommitted, ServerProbe, type CommittedStore, type ServiceAddresses, type Shell,
} from '../../reconcile/index.ts';
import type { PlatformLogger } from '../processes/index.ts';
import { addressesAmong, probeUrlsAmong, serversAmong } from '../world/index.ts';
import { MachineError, type MachineClient } from './machine-client.ts';
import type { Writes } from './writes.ts';

export interface LocalShellOptions {
  readonly machine: MachineClient;
  readonly redis: Redis;
  readonly writes: Writes;
  readonly logger: PlatformLogger;
  /** Devices per second that one server disconnects, from the present manifest. */
  readonly drainRate: () => number;
  /** A server that has not reported for this long, in milliseconds, is asked directly. */
  readonly silentMs: () => number;
  /** Milliseconds of a clock that all operators of this platform share, about. */
  readonly clock: () => number;
}

/** The world of one machine: the machine has objects and processes, Redis the published state. */
export class LocalShell implements Shell {
  readonly #options: LocalShellOptions;
  readonly #committed: CommittedObject;
  readonly #reports: ReportWatch;
  readonly #probe: ServerProbe;
  #addresses: ServiceAddresses = { historyAddress: undefined };

  constructor(options: LocalShellOptions) {
    this.#options = options;
    this.#committed = new CommittedObject(storeIn(options), options.logger);
    this.#reports = new ReportWatch([options.redis], options.clock);
    this.#probe = new ServerProbe(options);
  }

  async observe(): Promise<World> {
    const [committed, seen] = await Promise.all([this.#committed.read(), this.#options.machine.processes()]);
    const processes = serversAmong(seen);
    this.#addresses = addressesAmong(seen);
    const routing = committed && this.#routingOf(committed.state);
    const [inRedis, redisProblem] = await Promise.all([
      this.#reports.observe(routing, committed?.state.members.keys() ?? [], processes),
      this.#inspectRedis(),
    ]);
    // The machine detects whether a process runs, but not whether it hangs.
    return {
      committed, processes, ...inRedis, redisProblem,
      answers: this.#probe.look(probeUrlsAmong(seen), inRedis.reports, this.#options.silentMs()),
    };
  }

  async apply(command: Command): Promise<void> {
    const { machine, redis, writes, logger } = this.#options;
    switch (command.kind) {
      case 'commit':
        await this.#committed.commit(command.next, command.expected);
        return;
      case 'publish':
        return writes.perform('publish', () => publishCommitted(redis, this.#routingOf(command.committed), logger));
      case 'start-server':
        return writes.perform('start', () => this.#start(command.name, command.version));
      case 'stop-server':
        return writes.perform('stop', () => machine.stopProcess(command.name, this.#committed.version));
    }
  }

  /** Its user may lack the right to ask. */
  async #inspectRedis(): Promise<StoreProblem | undefined> {
    const [problem] = diagnose(parseInfo(await this.#options.redis.info().catch(() => '')));
    return problem;
  }

  #routingOf(committed: Committed): Routing {
    return routingOfCommitted(committed, { ...this.#addresses, drainRate: this.#options.drainRate() });
  }

  /** A server without room on the machine is not started; the remaining commands still run. */
  async #start(name: string, version: string): Promise<void> {
    const { machine, logger } = this.#options;
    try {
      await machine.startProcess(name, { kind: 'messaging', version }, this.#committed.version);
    } catch (error) {
      if (!(error instanceof MachineError && error.status === 400)) throw error;
      logger.warn({ server: name, reason: error.message }, 'a server cannot be started');
    }
  }
}

function storeIn({ machine, writes }: LocalShellOptions): CommittedStore {
  return {
    read: () => machine.readObject('routing'),
    write: (value, expected) => writes.perform('commit', () => machine.writeObject('routing', value, expected)),
  };
}
