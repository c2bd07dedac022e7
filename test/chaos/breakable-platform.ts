import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../support/eventually.ts';
import type { ServiceProcess } from '../support/service-process.ts';
import type { RunningPlatform } from '../support/start-platform.ts';
import type { Fault } from './schedule.ts';

/** What goes wrong with the platform; the rest goes wrong with a device. */
export type PlatformFault = Exclude<Fault, { kind: 'leave' }>;

/** A platform that faults are done to. What happens to one part happens to it one after the other, to different parts at once. */
export class BreakablePlatform {
  readonly #running: RunningPlatform;
  readonly #servers: ServiceProcess[];
  #materialize: ServiceProcess;
  /** Index of the server of each partition. */
  readonly #owners: number[];
  readonly #turns = new Map<string, Promise<void>>();
  #dedupeLost = false;

  constructor(running: RunningPlatform) {
    this.#running = running;
    this.#servers = [...running.messaging];
    this.#materialize = running.materialize;
    this.#owners = Array.from({ length: running.platform.partitionCount }, (_, partition) => partition % this.#servers.length);
  }

  /** Whether Redis lost its record of sends since the last call, or servers accepted sends without Redis. */
  async takeDedupeLost(): Promise<boolean> {
    for (const server of this.#servers) await this.#noteSendsWithoutRedis(server);
    const lost = this.#dedupeLost;
    this.#dedupeLost = false;
    return lost;
  }

  /** Does it, and resolves when what was broken works again. */
  async apply(fault: PlatformFault): Promise<void> {
    switch (fault.kind) {
      case 'cut':
        this.#cut(fault.server);
        return;
      case 'hang': return this.#hang(fault.server, fault.forMs);
      case 'kill-server': return this.#inTurn(`server ${this.#indexOf(fault.server)}`, () => this.#killServer(this.#indexOf(fault.server), fault));
      case 'kill-materialize': return this.#inTurn('materialize', () => this.#killMaterialize(fault.forMs));
      case 'empty-redis': return this.#inTurn('routing', () => this.#emptyRedis());
      case 'move': return this.#inTurn('routing', () => this.#move(fault.partitions));
    }
  }

  #indexOf(server: number): number {
    return server % this.#servers.length;
  }

  #proxyOf(server: number) {
    const proxy = this.#running.proxies[this.#indexOf(server)];
    if (proxy === undefined) throw new Error(`no server ${server}`);
    return proxy;
  }

  async #inTurn(part: string, work: () => Promise<void>): Promise<void> {
    const turn = (this.#turns.get(part) ?? Promise.resolve()).then(work);
    this.#turns.set(part, turn.catch(() => undefined));
    await turn;
  }

  /** Passes on sends of devices to the server and holds back its answers. */
  async #deafen(index: number, forMs: number): Promise<void> {
    if (forMs === 0) return;
    this.#proxyOf(index).deafen();
    await delay(forMs);
  }

  #cut(server: number): void {
    const proxy = this.#proxyOf(server);
    proxy.cut();
    proxy.heal();
  }

  async #hang(server: number, forMs: number): Promise<void> {
    const proxy = this.#proxyOf(server);
    proxy.hang();
    await delay(forMs);
    proxy.heal();
  }

  async #killServer(index: number, { deafMs, forMs }: { readonly deafMs: number; readonly forMs: number }): Promise<void> {
    const server = this.#servers[index];
    if (server === undefined) throw new Error(`no server ${index}`);
    await this.#noteSendsWithoutRedis(server);
    await this.#deafen(index, deafMs);
    server.child.kill('SIGKILL');
    await server.child.gone;
    this.#cut(index);
    await delay(forMs);
    const { platform } = this.#running;
    this.#servers[index] = await platform.startMessaging(`messaging-${index}`, { ...messagingSettings, CECOCHAT_LISTEN: this.#proxyOf(index).target });
  }

  async #killMaterialize(forMs: number): Promise<void> {
    this.#materialize.child.kill('SIGKILL');
    await this.#materialize.child.gone;
    await delay(forMs);
    this.#materialize = await this.#running.platform.startMaterialize();
  }

  async #emptyRedis(): Promise<void> {
    this.#dedupeLost = true;
    await this.#running.platform.redis.restartEmpty();
    await eventually(() => this.#running.platform.publish());
  }

  async #move(partitions: readonly number[]): Promise<void> {
    for (const partition of partitions) {
      const at = partition % this.#owners.length;
      this.#owners[at] = this.#indexOf((this.#owners[at] ?? 0) + 1);
    }
    const owned = (index: number) => this.#owners.flatMap((owner, partition) => (owner === index ? [partition] : []));
    await this.#running.publish(Object.fromEntries(this.#servers.map((_, index) => [`messaging-${index}`, owned(index)])));
  }

  async #noteSendsWithoutRedis(server: ServiceProcess): Promise<void> {
    if ((await server.metric('cecochat_messaging_sends_without_redis_total')) > 0) this.#dedupeLost = true;
  }
}

/** Tails so short that devices which were away for a moment have to read history as well. */
export const messagingSettings = { CECOCHAT_TAIL_RECORDS: '16' };
