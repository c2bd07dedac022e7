import type { Redis } from 'ioredis';
import { tracingChannel } from 'node:diagnostics_channel';
import { chatClusterSchema } from '../../operator/manifest/index.ts';
import { ApiFaults, MemoryApiServer, MemoryFleet, VirtualTime, type MemoryObject } from '../support/kubernetes/memory/index.ts';
import { manifestOf } from '../kubernetes/manifests/index.ts';
import { watchCommits } from './commit-watch.ts';
import { findDifferences, isSettled } from './judge.ts';
import { leadInMemory, type RunningOperator } from './running-operator.ts';
import { partitions, secretName, type SpecChange } from './spec-changes.ts';

export const [namespace, name] = ['chats', 'sample'] as const;
/** Everything becomes as it should be within this, in virtual milliseconds. */
const convergeMs = 300_000;
/** Time stands still for at most this, in real milliseconds, while no work is known to be in progress. */
const stillMs = 20;
/** The same while Redis has not answered: a machine that is busy may take long. */
const answeredMs = 10_000;

interface HistoryParts {
  readonly redis: Redis;
  readonly random: () => number;
  readonly isFaulty: boolean;
}

/** One ChatCluster, its operator and everything around them, in virtual time; only Redis is a real one. */
export class History {
  readonly time = new VirtualTime();
  readonly server: MemoryApiServer;
  readonly faults: ApiFaults;
  readonly fleet: MemoryFleet;
  readonly #random: () => number;
  readonly #redis: Redis;
  readonly #commits: readonly string[];
  readonly #commands = new OpenCommands();
  #operator: RunningOperator;
  /** The last one that could be served, as far as it was accepted. */
  #accepted: SpecChange | undefined;

  constructor({ redis, random, isFaulty }: HistoryParts) {
    this.#random = random;
    this.#redis = redis;
    this.faults = new ApiFaults(random, isFaulty);
    this.server = new MemoryApiServer(this.time, this.faults);
    this.fleet = new MemoryFleet({ objects: this.server.objects, time: this.time, redis, random });
    this.#commits = watchCommits(this.server.objects);
    this.server.objects.create({ kind: 'Secret', metadata: { namespace, name: secretName }, data: { 'jwks.json': 'e30=' } });
    this.#operator = leadInMemory(this.server, this.time, random);
  }

  get cluster(): MemoryObject | undefined {
    return this.server.objects.get('ChatCluster', namespace, name);
  }

  /** Whether the API server takes it; it takes what the schema takes. */
  apply(change: SpecChange): boolean {
    const parsed = chatClusterSchema.safeParse(manifestOf(change.spec, { name, namespace }));
    if (!parsed.success || parsed.data.spec.partitions !== partitions) return false;
    const present = this.cluster;
    if (present === undefined) this.server.objects.create({ kind: 'ChatCluster', apiVersion: 'cecochat.dev/v1beta1', metadata: { namespace, name }, spec: change.spec });
    else this.server.objects.write({ ...present, spec: change.spec });
    this.#accepted = change;
    return true;
  }

  /** A third party changes an object that the operator manages, or restarts the operator. */
  async disturb(): Promise<void> {
    const { objects } = this.server;
    const among = objects.list().filter(({ kind = '' }) => !['ChatCluster', 'Secret'].includes(kind));
    const victim = among[Math.floor(this.#random() * among.length)];
    const sort = this.#random();
    if (sort < 0.3) return this.restartOperator();
    if (sort < 0.4) return objects.compact();
    if (victim === undefined) return;
    const isEdit = sort < 0.7 && victim.kind !== 'Pod' && victim.kind !== 'ConfigMap';
    if (isEdit) objects.write({ ...victim, metadata: { ...victim.metadata, labels: { ...victim.metadata.labels, 'app.kubernetes.io/component': 'edited' } } });
    else if (victim.kind !== 'ConfigMap') objects.delete(victim);
  }

  async restartOperator(): Promise<void> {
    await this.stopOperator();
    this.#operator = leadInMemory(this.server, this.time, this.#random);
  }

  async stopOperator(): Promise<void> {
    let isEnded = false;
    const ended = this.#operator.ended.finally(() => (isEnded = true));
    this.#operator.stop();
    await this.until('the operator ends', () => isEnded);
    await ended;
  }

  /** Lets so much time pass, in milliseconds. */
  async pass(forMs: number): Promise<void> {
    const endMs = this.time.now() + forMs;
    let isOver = false;
    this.time.after(forMs, () => (isOver = true));
    await this.until(`it is ${endMs}`, () => isOver);
  }

  async until(what: string, holds: () => boolean): Promise<void> {
    const endMs = this.time.now() + convergeMs;
    while (!holds()) {
      if (this.time.now() > endMs) throw new Error(`not in ${convergeMs} ms: ${what}; ${JSON.stringify(this.cluster?.status)}`);
      await this.#still();
      await this.time.advance();
    }
  }

  /** Faults end; everything has to become as the manifest asks, and then to stay so without a write. */
  async converge(): Promise<void> {
    this.faults.isOn = false;
    await this.until('what is there is as the manifest asks', () => isSettled(this.cluster) && this.#differences().length === 0).catch((cause: unknown) => {
      throw new Error(`what is there is not as the manifest asks: ${this.#differences().join('; ')}; ${JSON.stringify(this.cluster?.status)}`, { cause });
    });
    await this.pass(20_000);
    await this.#staysAsItIs('at rest');
    await this.restartOperator();
    await this.#staysAsItIs('after another operator began');
    this.judge();
  }

  async delete(): Promise<void> {
    const present = this.cluster;
    if (present !== undefined) this.server.objects.delete(present);
    const left = () => this.server.objects.list().filter(({ kind }) => kind !== 'Secret');
    await this.until('nothing is left', () => left().length === 0);
    this.judge();
  }

  /** Throws when anything was ever as it may never be. */
  judge(): void {
    const violations = [...this.#commits, ...this.fleet.violations];
    if (violations.length > 0) throw new Error(violations.join('; '));
  }

  get accepted(): SpecChange | undefined {
    return this.#accepted;
  }

  async close(): Promise<void> {
    this.faults.isOn = false;
    await this.stopOperator();
    this.#commands.stop();
  }

  #differences(): string[] {
    const { cluster } = this;
    return cluster === undefined ? [] : findDifferences(this.server.objects, cluster);
  }

  async #staysAsItIs(when: string): Promise<void> {
    const before = this.server.objects.changes;
    await this.pass(20_000);
    const written = this.server.objects.past.slice(-(this.server.objects.changes - before) || Infinity).map(({ type, object }) => `${type} ${object.kind} ${object.metadata.name}`);
    if (written.length > 0) throw new Error(`${when} something is written: ${written.join(', ')}`);
  }

  /** Until all work that needs no time to pass is done. */
  async #still(): Promise<void> {
    const beganMs = performance.now();
    const isOver = () => performance.now() - beganMs > (this.#commands.count > 0 ? answeredMs : stillMs);
    for (let turns = 0; turns < 3 && !isOver(); ) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      turns = this.time.paused > 0 && this.#commands.count === 0 && this.#redis.status === 'ready' ? turns + 1 : 0;
    }
  }
}

/** The commands of every connection of this process that Redis has not answered yet. */
class OpenCommands {
  readonly #channel = tracingChannel('ioredis:command');
  readonly #subscribers = { start: () => void this.count++, end: () => undefined, asyncStart: () => undefined, asyncEnd: () => void this.count--, error: () => undefined };
  count = 0;

  constructor() {
    this.#channel.subscribe(this.#subscribers);
  }

  stop(): void {
    this.#channel.unsubscribe(this.#subscribers);
  }
}
