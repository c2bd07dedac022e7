import { epoch } from '@cecochat/contracts';
import type { Routing } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import type { Command, Committed, World } from '../../decide/index.ts';
import { publishCommitted, ReportWatch } from '../../publishing/index.ts';
import { routingOfCommitted, VersionConflict, type CommittedObject, type Shell } from '../../reconcile/index.ts';
import { pods as podResource, type KubernetesApi } from '../api/index.ts';
import { ForeignObject, type ChildKeeper } from '../children/index.ts';
import { advertisedSettingOf, buildMessagingPod, buildServerService, podNameOf, type ClusterRef, type ServableSpec, type ServicePlace } from '../objects/index.ts';
import { revisionAnnotation, versionOfRevision } from '../specs/index.ts';
import type { PodView } from './pod-view.ts';
import { endedPods, processesOf } from './processes-of.ts';
import { ServerProbe } from './server-probe.ts';

interface ShellLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface KubernetesShellParts {
  readonly api: KubernetesApi;
  readonly cluster: ClusterRef;
  readonly redis: Redis;
  readonly children: ChildKeeper;
  readonly logger: ShellLogger;
  /** Messaging pods that say they are of this ChatCluster, as the watch shows them. */
  readonly pods: () => readonly PodView[];
  readonly committed: CommittedObject;
  /** Throws a VersionConflict unless what is committed still has the version, as the API server has it now. */
  readonly requireVersion: (version: string | undefined) => Promise<void>;
  /** The spec that servers of a revision run by; undefined when it is not known any more. */
  readonly specOf: (revision: string) => ServableSpec | undefined;
  /** host:port of history; undefined while it is not known. */
  readonly historyAddress: () => string | undefined;
  readonly drainRate: () => number;
  /** A server that has not reported for this long, in milliseconds, is asked whether it is there. */
  readonly silentMs: () => number;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** What is known has changed by itself: the world is to be looked at again. */
  readonly onNews: () => void;
  /** Hears why a server cannot be started. */
  readonly onObstacle: (server: string, reason: string) => void;
}

/** The world of one ChatCluster in Kubernetes: servers are pods, what is committed is a ConfigMap, what is published is in Redis. */
export class KubernetesShell implements Shell {
  readonly #parts: KubernetesShellParts;
  readonly #reports: ReportWatch;
  readonly #probe: ServerProbe;

  constructor(parts: KubernetesShellParts) {
    this.#parts = parts;
    this.#reports = new ReportWatch(parts.redis, parts.clock);
    this.#probe = new ServerProbe(parts);
  }

  async observe(): Promise<World> {
    const committed = await this.#parts.committed.read();
    const processes = processesOf(this.#ownPods());
    const routing = committed && this.#routingOf(committed.state);
    const inRedis = await this.#reports.observe(routing, committed?.state.members.keys() ?? [], processes);
    return { committed, processes, ...inRedis, answers: this.#probe.look(processes, inRedis, this.#parts.silentMs()) };
  }

  async apply(command: Command): Promise<void> {
    switch (command.kind) {
      case 'commit':
        await this.#parts.committed.commit(command.next, command.expected);
        return;
      case 'publish':
        return publishCommitted(this.#parts.redis, this.#routingOf(command.committed), this.#parts.logger);
      case 'start-server':
        return this.#start(command.name, command.version);
      case 'stop-server':
        return this.#stop(command.name);
    }
  }

  /** Removes pods that are over, and that only take up their names. */
  async clear(): Promise<void> {
    for (const pod of endedPods(this.#ownPods())) {
      this.#parts.logger.info({ pod: pod.name }, 'removing a pod whose processes ended for good');
      await this.#remove(pod);
    }
  }

  /** Takes every partition from every server, for good, and gives how many devices are still connected. */
  async dissolve(): Promise<number> {
    const { committed, published, reports } = await this.observe();
    if (committed === undefined) return 0;
    const { state, version } = committed;
    const isDone = state.handovers.size === 0 && state.owners.every((owner) => owner === undefined);
    const held = published.kind === 'routing' ? published.epoch : 0;
    const next = isDone ? state : { ...state, epoch: epoch(Math.max(state.epoch, held) + 1), owners: state.owners.map(() => undefined), handovers: new Map(), target: undefined };
    if (!isDone) await this.apply({ kind: 'commit', expected: version, next });
    const isPublished = isDone && published.kind === 'routing' && published.matches;
    if (!isPublished) await this.apply({ kind: 'publish', committed: next });
    return [...reports.values()].reduce((sum, { report }) => sum + report.connections, 0);
  }

  #ownPods(): PodView[] {
    const { pods, cluster } = this.#parts;
    return pods().filter(({ ownerUid }) => ownerUid === cluster.uid);
  }

  #routingOf(committed: Committed): Routing {
    return routingOfCommitted(committed, { historyAddress: this.#parts.historyAddress(), drainRate: this.#parts.drainRate() });
  }

  /** Something that is in the way of one server is told, and does not keep the rest from being done. */
  async #start(name: string, revision: string): Promise<void> {
    const { onObstacle, cluster } = this.#parts;
    await this.#fence();
    const spec = this.#parts.specOf(revision);
    if (spec === undefined) return onObstacle(name, `the spec of ${versionOfRevision(revision)} is not known any more`);
    const whole = { ...cluster, spec };
    try {
      const advertised = advertisedSettingOf(whole, name, await this.#ensureService(whole, name));
      if (advertised === undefined) return onObstacle(name, 'its Service has no address yet');
      await this.#create(buildMessagingPod(whole, { name, version: versionOfRevision(revision), advertised }), revision);
    } catch (error) {
      if (!(error instanceof ForeignObject)) throw error;
      onObstacle(name, error.message);
    }
  }

  async #ensureService(cluster: Parameters<typeof buildServerService>[0], name: string): Promise<ServicePlace | undefined> {
    const service = buildServerService(cluster, name);
    if (service === undefined) return undefined;
    await this.#parts.children.ensure(service, cluster);
    // Checked by the API server; the view keeps it as it came.
    return this.#parts.children.present(service) as ServicePlace | undefined;
  }

  async #create(pod: ReturnType<typeof buildMessagingPod>, revision: string): Promise<void> {
    const { api, cluster } = this.#parts;
    const annotations = { ...pod.metadata.annotations, [revisionAnnotation]: revision };
    try {
      await api.create(podResource, { ...pod, metadata: { ...pod.metadata, annotations } });
    } catch (error) {
      if (!(error instanceof VersionConflict)) throw error;
      const found = await api.get(podResource, { namespace: cluster.namespace, name: pod.metadata.name });
      const isOurs = found?.metadata.ownerReferences?.some(({ uid }) => uid === cluster.uid) === true;
      if (found === undefined || isOurs) throw error; // The watch is behind.
      throw new ForeignObject(`Pod ${pod.metadata.name} is there and is not this ChatCluster's: it is left alone`);
    }
  }

  async #stop(name: string): Promise<void> {
    await this.#fence();
    const podName = podNameOf(this.#parts.cluster, name);
    const pod = this.#ownPods().find((each) => each.name === podName);
    if (pod !== undefined) await this.#remove(pod);
  }

  /** Whoever leads by now may have decided otherwise. */
  async #fence(): Promise<void> {
    const { committed, requireVersion } = this.#parts;
    await requireVersion(committed.version);
  }

  /** That very pod, and not one that has its name by now. */
  async #remove({ namespace, name, uid }: PodView): Promise<void> {
    await this.#parts.api.remove(podResource, { namespace, name }, { uid });
  }
}
