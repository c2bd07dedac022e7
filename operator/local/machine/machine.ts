import { readReports, type ServerReport } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import { buildPlatform, observeLag, type ConsolePlatform } from '../../console/index.ts';
import { decide, type Committed, type Plan } from '../../decide/index.ts';
import { observeRedis } from '../../publishing/index.ts';
import {
  leaseSchema, parseCommitted, ReportTracker, routingOfCommitted, specOfManifest,
} from '../../reconcile/index.ts';
import type { OperatorProcesses, PortPlan, ProcessTable } from '../processes/index.ts';
import { addressesAmong, defaultVersion, operatorStatusSchema, serversAmong } from '../world/index.ts';
import type { Changes } from './changes.ts';
import { checkManifest } from './check-manifest.ts';
import { consoleSourceOf } from './console-source.ts';
import type { ManifestFile } from './manifest-file.ts';
import type { ObjectStore } from './object-store.ts';
import { buildStatus, type PlatformStatus, type StatusInput } from './platform-status.ts';
import type { StoreControl } from './store-control.ts';

export interface MachineParts {
  readonly objects: ObjectStore;
  readonly manifest: ManifestFile;
  readonly processes: ProcessTable;
  readonly operators: OperatorProcesses;
  readonly changes: Changes;
  readonly redis: Redis;
  readonly ports: PortPlan;
  /** Undefined where the manifest names the stores. */
  readonly stores: StoreControl | undefined;
}

/** The substitute on one machine for a cluster's API server and kubelets. */
export class Machine {
  readonly parts: MachineParts;

  constructor(parts: MachineParts) {
    this.parts = parts;
  }

  async status(): Promise<PlatformStatus> {
    return buildStatus(await this.#observe());
  }

  /** What the console shows. */
  async console(): Promise<ConsolePlatform> {
    const { text, cluster } = this.parts.manifest.accepted;
    const [input, plan] = await Promise.all([this.#observe(), this.plan(text).catch(() => undefined)]);
    return buildPlatform(consoleSourceOf(input, { name: cluster.metadata.name, spec: cluster.spec, plan }));
  }

  async #observe(): Promise<StatusInput> {
    const { processes, operators, objects, manifest, stores } = this.parts;
    const services = processes.list();
    const committed = await this.#committed();
    const materializes = services.filter(({ kind }) => kind === 'materialize').map(({ admin }) => admin);
    const [reports, lag, lease, told] = await Promise.all([
      this.#reports([...(committed?.members.keys() ?? [])]),
      observeLag(materializes),
      objects.get('lease'),
      objects.get('status'),
    ]);
    return {
      committed, reports, services, lag,
      partitionCount: manifest.accepted.cluster.spec.partitions,
      stores: stores?.status() ?? [],
      operators: operators.all().map((each) => each.status()),
      lease: leaseSchema.safeParse(lease?.value).data,
      told: operatorStatusSchema.safeParse(told?.value).data,
      manifest: { file: manifest.path, revision: manifest.accepted.revision, problems: manifest.problems },
    };
  }

  /** The plan for this manifest, without carrying it out. Throws a ManifestError when it is invalid. */
  async plan(text: string): Promise<Plan | undefined> {
    const { manifest, processes, redis, ports } = this.parts;
    const object = await this.parts.objects.get('routing');
    const committed = object && { state: parseCommitted(object.value), version: object.version };
    const running = manifest.accepted.cluster.spec;
    const { spec } = checkManifest(text, 'manifest', { ports, committed: committed?.state, running });
    const seen = processes.list();
    const around = { ...addressesAmong(seen), drainRate: running.messaging.handover.drainRate };
    const servers = serversAmong(seen);
    const { published, reports } = await observeRedis(redis, committed && routingOfCommitted(committed.state, around), [
      ...servers.keys(),
    ]);
    const nowMs = Date.now();
    const fresh = new ReportTracker().observe(reports, servers.keys(), nowMs);
    const world = {
      committed, processes: servers, reports: fresh, published, answers: new Map(), observingSinceMs: nowMs,
    };
    return decide({ ...specOfManifest(spec, defaultVersion), paused: false, planOnly: true }, world, nowMs).status.plan;
  }

  /** Undefined before the first commit, and while the object is unreadable. */
  async #committed(): Promise<Committed | undefined> {
    const object = await this.parts.objects.get('routing');
    try {
      return object && parseCommitted(object.value);
    } catch {
      return undefined; // The operator reports the reason, and repairs it.
    }
  }

  async #reports(names: readonly string[]): Promise<ReadonlyMap<string, ServerReport>> {
    try {
      return (await readReports(this.parts.redis, names)).reports;
    } catch {
      return new Map(); // Redis is away: there are no reports.
    }
  }
}
