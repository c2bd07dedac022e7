import { randomUUID } from 'node:crypto';
import type { V1Pod } from '@kubernetes/client-node';
import type { ServerReport } from '@cecochat/redis';
import { decideLeaving } from '../../../services/messaging/partitions/leaving.ts';
import { newOwnership, stepOwnership, type Ownership, type PublishedRouting } from '../../../services/messaging/partitions/ownership.ts';

const leaveMs = 1_000;

/** One messaging server without devices and without a log: partitions are warm at once, and it drains at once. */
export class LightServer {
  readonly name: string;
  readonly address: string;
  #incarnation = randomUUID();
  #ownership: Ownership;
  #beat = 0;
  #told: { readonly atMs: number; readonly limitMs: number } | undefined;
  /** Streams that it reports. */
  connections = 0;

  constructor(pod: V1Pod, podIP: string, nowMs: number) {
    const env = new Map((pod.spec?.containers[0]?.env ?? []).map(({ name, value = '' }) => [name, value]));
    this.name = env.get('CECOCHAT_NAME') ?? '';
    this.address = (env.get('CECOCHAT_ADVERTISED_ADDRESS') ?? '').replaceAll('$(POD_IP)', podIP).replaceAll('$(HOST_IP)', podIP);
    this.#ownership = newOwnership(this.name, leaveMs, nowMs);
  }

  get epoch(): number {
    return this.#ownership.epoch;
  }

  get isLeaving(): boolean {
    return this.#told !== undefined;
  }

  /** Partitions that it takes devices of. */
  serving(): number[] {
    return [...this.#ownership.tenures].filter(([, { kind }]) => kind === 'serving').map(([partition]) => partition);
  }

  /** Its process was started again: it holds no state. */
  restart(nowMs: number): void {
    this.#incarnation = randomUUID();
    this.#ownership = newOwnership(this.name, leaveMs, nowMs);
    this.#beat = 0;
  }

  /** SIGTERM. */
  leave(nowMs: number, limitMs: number): void {
    this.#told ??= { atMs: nowMs, limitMs };
  }

  /** Follows the routing. Whether there is something new to report. */
  step(routing: PublishedRouting | undefined, nowMs: number): boolean {
    const before = [...this.#ownership.tenures.values()];
    const [epoch, wasEmpty] = [this.epoch, before.length === 0];
    if (routing !== undefined) stepOwnership(this.#ownership, { kind: 'routing', routing }, nowMs);
    if (before.some(({ kind }) => kind === 'draining')) stepOwnership(this.#ownership, { kind: 'tick', devices: () => ({ connected: 0, untold: 0 }) }, nowMs);
    return this.epoch !== epoch || (wasEmpty !== (this.#ownership.tenures.size === 0));
  }

  /** It is stopping, and nothing keeps it. */
  isDone(nowMs: number): boolean {
    if (this.#told === undefined) return false;
    const { atMs, limitMs } = this.#told;
    return decideLeaving({ partitions: this.#ownership.tenures.size, streams: 0, elapsedMs: nowMs - atMs, limitMs }) !== 'go on';
  }

  report(): ServerReport {
    const rates = { connections: 0, messagesPerSecond: 0, offset: 0 };
    const states = [...this.#ownership.tenures].map(([partition, { kind }]) => [partition, { state: kind === 'warming' ? 'warm' : kind, ...rates }] as const);
    return {
      incarnation: this.#incarnation, beat: this.#beat++, address: this.address, epoch: this.epoch, draining: this.isLeaving,
      connections: this.connections, sendsPerSecond: 0, deliveriesPerSecond: 0, partitions: Object.fromEntries(states),
    };
  }
}
