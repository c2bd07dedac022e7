import type { V1Pod } from '@kubernetes/client-node';
import { readRouting, removeReport, writeReport } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import { LightServer } from '../light-server.ts';
import type { MemoryObject } from './memory-object.ts';
import type { MemoryObjects } from './memory-objects.ts';
import type { VirtualTime } from './virtual-time.ts';

interface FleetParts {
  readonly objects: MemoryObjects;
  readonly time: VirtualTime;
  readonly redis: Redis;
  readonly random: () => number;
}

const lookMs = 1_000;
const handoverMs = 60_000;

/** Whatever has this in its version cannot be pulled. */
export const brokenVersion = 'broken';

/** Messaging servers that run as soon as their pods are there, and Jobs that are done, in virtual time. Pods of a broken version never run. */
export class MemoryFleet {
  readonly #parts: FleetParts;
  readonly #servers = new Map<string, { readonly pod: MemoryObject; readonly server: LightServer }>();
  #ips = 0;
  /** Epochs that went back, and other states that must never be published. */
  readonly violations: string[] = [];
  finishesJobs = true;
  #epoch = 0;

  constructor(parts: FleetParts) {
    this.#parts = parts;
    parts.time.after(lookMs, () => this.#look());
  }

  /** The published routing is lost: the next epoch may start from scratch. */
  forget(): void {
    this.#epoch = 0;
  }

  async #look(): Promise<void> {
    const { objects, time } = this.#parts;
    for (const job of objects.list('Job')) this.#finish(job);
    for (const deployment of objects.list('Deployment')) this.#rollOut(deployment);
    const pods = objects.list('Pod');
    for (const pod of pods) this.#begin(pod);
    const present = new Set(pods.map(({ metadata }) => metadata.uid));
    for (const uid of this.#servers.keys()) if (!present.has(uid)) this.#servers.delete(uid);
    await this.#live();
    time.after(lookMs, () => this.#look());
  }

  #finish(job: MemoryObject): void {
    if (this.finishesJobs && job.status === undefined) this.#parts.objects.write({ ...job, status: { conditions: [{ type: 'Complete', status: 'True' }] } });
  }

  #rollOut(deployment: MemoryObject): void {
    const { replicas } = deployment['spec'] as { readonly replicas: number };
    const status = { observedGeneration: deployment.metadata.generation ?? 0, replicas, updatedReplicas: replicas, availableReplicas: replicas };
    if (JSON.stringify(deployment.status) !== JSON.stringify(status)) this.#parts.objects.write({ ...deployment, status });
  }

  #begin(pod: MemoryObject): void {
    const { objects, random, time } = this.#parts;
    const { uid = '', deletionTimestamp, labels = {} } = pod.metadata;
    const running = this.#servers.get(uid);
    if (deletionTimestamp !== undefined && running === undefined) return objects.remove(pod);
    if (deletionTimestamp !== undefined) return running?.server.leave(time.now(), handoverMs);
    if (running !== undefined || random() < 0.3) return;
    if (labels['app.kubernetes.io/version']?.includes(brokenVersion)) {
      const { containers = [] } = pod['spec'] as { readonly containers?: readonly { readonly image: string }[] };
      objects.write({ ...pod, status: { phase: 'Pending', containerStatuses: containers.map(({ image }) => ({ image, state: { waiting: { reason: 'ErrImagePull' } } })) } });
      return;
    }
    const podIP = `127.1.${this.#ips >> 8}.${this.#ips++ & 255}`;
    objects.write({ ...pod, status: { phase: 'Running', podIP, hostIP: podIP, containerStatuses: [{ restartCount: 0, state: { running: {} } }] } });
    this.#servers.set(uid, { pod, server: new LightServer(pod as unknown as V1Pod, podIP, time.now()) });
  }

  async #live(): Promise<void> {
    const { objects, time, redis } = this.#parts;
    if (this.#servers.size === 0) return;
    const routing = await readRouting(redis);
    if (routing !== undefined && routing.epoch < this.#epoch) this.violations.push(`epoch ${routing.epoch} was published after ${this.#epoch}`);
    this.#epoch = routing?.epoch ?? this.#epoch;
    await Promise.all([...this.#servers].map(async ([uid, { pod, server }]) => {
      server.step(routing, time.now());
      if (!server.isDone(time.now())) return writeReport(redis, server.name, server.report());
      this.#servers.delete(uid);
      await removeReport(redis, server.name);
      objects.remove(pod);
    }));
  }
}
