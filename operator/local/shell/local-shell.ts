import type { Routing } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import type { Command, Committed, World } from '../../decide/index.ts';
import { publishCommitted, ReportWatch } from '../../publishing/index.ts';
import { CommittedObject, routingOfCommitted, type CommittedStore, type Shell } from '../../reconcile/index.ts';
import type { PlatformLogger } from '../processes/index.ts';
import { historyAddressAmong, serversAmong } from '../world/index.ts';
import { MachineError, type MachineClient } from './machine-client.ts';
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

/** The world of one machine: objects and processes are the machine's, what is published is in Redis. */
export class LocalShell implements Shell {
  readonly #options: LocalShellOptions;
  readonly #committed: CommittedObject;
  readonly #reports: ReportWatch;
  #historyAddress: string | undefined;

  constructor(options: LocalShellOptions) {
    this.#options = options;
    this.#committed = new CommittedObject(storeIn(options), options.logger);
    this.#reports = new ReportWatch(options.redis, options.clock);
  }

  async observe(): Promise<World> {
    const [committed, seen] = await Promise.all([this.#committed.read(), this.#options.machine.processes()]);
    const processes = serversAmong(seen);
    this.#historyAddress = historyAddressAmong(seen);
    const routing = committed && this.#routingOf(committed.state);
    // The machine knows of each process whether it runs: none is asked.
    const answers = new Map<string, boolean>();
    return { committed, processes, answers, ...(await this.#reports.observe(routing, committed?.state.members.keys() ?? [], processes)) };
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

  #routingOf(committed: Committed): Routing {
    return routingOfCommitted(committed, { historyAddress: this.#historyAddress, drainRate: this.#options.drainRate() });
  }

  /** A server that there is no room for is not there: what else is to be done goes on. */
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
