import { epoch } from '@cecochat/contracts';
import { formatRoutingCopy, type Routing } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import { VersionConflict } from '@cecochat/runtime';
import { isRefusal, pods as podResource, type KubernetesApi } from '@cecochat/kubernetes';
import type { Command, Committed, World } from '../../decide/index.ts';
import { publishEverywhere, ReportWatch } from '../../publishing/index.ts';
import {
  routingOfCommitted, ServerProbe, type CommittedObject, type ServiceAddresses, type Shell,
} from '../../reconcile/index.ts';
import { ForeignObject, type ChildKeeper } from '../children/index.ts';
import {
  advertisedSettingOf,
  advertisedWebSocketsOf,
  buildMessagingPod,
  buildServerService,
  hasWebSockets,
  hostOf,
  podNameOf,
  ports,
  type ClusterRef,
  type ServableSpec,
  type ServicePlace,
} from '../objects/index.ts';
import { revisionAnnotation, versionOfRevision } from '../specs/index.ts';
import type { ServerPod } from './pod-view.ts';
import { endedPods, processesOf } from './processes-of.ts';

interface ShellLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface KubernetesShellParts {
  readonly api: KubernetesApi;
  readonly cluster: ClusterRef;
  /** The Redis of the followed spec, and those of older servers that still run. */
  readonly redises: readonly [Redis, ...Redis[]];
  readonly children: ChildKeeper;
  readonly logger: ShellLogger;
  /** Messaging pods with the label of this ChatCluster, as the watch shows them. */
  readonly pods: () => readonly ServerPod[];
  readonly committed: CommittedObject;
  /** Throws a VersionConflict unless the API server still has this version of the committed state. */
  readonly requireVersion: (version: string | undefined) => Promise<void>;
  /** The spec that servers of a revision run by; undefined when it is not kept any more. */
  readonly specOf: (revision: string) => ServableSpec | undefined;
  readonly addresses: () => ServiceAddresses;
  readonly drainRate: () => number;
  /** A server that has not reported for this long, in milliseconds, is asked directly. */
  readonly silentMs: () => number;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** An answer changed: requests a reconcile. */
  readonly onNews: () => void;
  /** Notified of each server that cannot be started. */
  readonly onObstacle: (obstacle: Obstacle) => void;
}

/** Why a server cannot be started. */
export interface Obstacle {
  readonly server: string;
  readonly message: string;
  /** The API server refuses its objects: an administrator has to act. */
  readonly isRefused: boolean;
}

/**
 * The world of one ChatCluster in Kubernetes: servers are pods, a ConfigMap has the committed state, Redis the
 * published one.
 */
export class KubernetesShell implements Shell {
  readonly #parts: KubernetesShellParts;
  readonly #reports: ReportWatch;
  readonly #probe: ServerProbe;

  constructor(parts: KubernetesShellParts) {
    this.#parts = parts;
    this.#reports = new ReportWatch(parts.redises, parts.clock);
    this.#probe = new ServerProbe(parts);
  }

  async observe(): Promise<World> {
    const committed = await this.#parts.committed.read();
    const processes = processesOf(this.#ownPods());
    const routing = committed && this.#routingOf(committed.state);
    const inRedis = await this.#reports.observe(routing, committed?.state.members.keys() ?? [], processes);
    return {
      committed,
      processes,
      ...inRedis,
      answers: this.#probe.look(probeUrls(processes), inRedis.reports, this.#parts.silentMs()),
    };
  }

  async apply(command: Command): Promise<void> {
    switch (command.kind) {
      case 'commit':
        await this.#parts.committed.commit(command.next, command.expected);
        return;
      case 'publish':
        return publishEverywhere(this.#parts.redises, this.#routingOf(command.committed), this.#parts.logger);
      case 'start-server':
        return this.#start(command.name, command.version);
      case 'stop-server':
        return this.#stop(command.name);
    }
  }

  /** Removes ended pods, which only occupy their names. */
  async clear(): Promise<void> {
    for (const pod of endedPods(this.#ownPods())) {
      this.#parts.logger.info({ pod: pod.name }, 'removing a pod whose processes ended for good');
      await this.#remove(pod);
    }
  }

  /** Takes every partition from every server, for good, and returns how many devices are still connected. */
  async dissolve(): Promise<number> {
    const { committed, published, reports } = await this.observe();
    if (committed === undefined) return 0;
    const { state, version } = committed;
    const isDone = state.handovers.size === 0 && state.owners.every((owner) => owner === undefined);
    const held = published.kind === 'routing' ? published.epoch : 0;
    const next = isDone
      ? state
      : {
          ...state,
          epoch: epoch(Math.max(state.epoch, held) + 1),
          owners: state.owners.map(() => undefined),
          handovers: new Map(),
          target: undefined,
        };
    if (!isDone) await this.apply({ kind: 'commit', expected: version, next });
    const isPublished = isDone && published.kind === 'routing' && published.matches;
    if (!isPublished) await this.apply({ kind: 'publish', committed: next });
    return [...reports.values()].reduce((sum, { report }) => sum + report.connections, 0);
  }

  /** The routing of a committed state as the text that `connect` reads where Redis is unreachable. */
  copyOf(committed: Committed): string {
    return formatRoutingCopy(this.#parts.redises[0], this.#routingOf(committed));
  }

  #ownPods(): ServerPod[] {
    const { pods, cluster } = this.#parts;
    return pods().filter(({ ownerUid }) => ownerUid === cluster.uid);
  }

  #routingOf(committed: Committed): Routing {
    return routingOfCommitted(committed, { ...this.#parts.addresses(), drainRate: this.#parts.drainRate() });
  }

  /** An obstacle to one server is reported, and does not prevent the rest of the work. */
  async #start(name: string, revision: string): Promise<void> {
    const { onObstacle, cluster } = this.#parts;
    const report = (message: string, isRefused = false) => onObstacle({ server: name, message, isRefused });
    await this.#fence();
    const spec = this.#parts.specOf(revision);
    if (spec === undefined) return report(`the spec of ${versionOfRevision(revision)} is not known any more`);
    const whole = { ...cluster, spec };
    try {
      const service = await this.#ensureService(whole, name);
      const advertised = advertisedSettingOf(whole, name, service);
      const advertisedWebSockets = advertisedWebSocketsOf(whole, name, service);
      if (advertised === undefined || (hasWebSockets(whole) && advertisedWebSockets === undefined))
        return report('its Service has no address yet');
      const server = { name, version: versionOfRevision(revision), advertised, advertisedWebSockets };
      await this.#create(buildMessagingPod(whole, server), revision);
    } catch (error) {
      if (!(error instanceof ForeignObject || isRefusal(error))) throw error;
      report(error.message, isRefusal(error));
    }
  }

  async #ensureService(
    cluster: Parameters<typeof buildServerService>[0], name: string,
  ): Promise<ServicePlace | undefined> {
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

  /** The present leader may have decided otherwise. */
  async #fence(): Promise<void> {
    const { committed, requireVersion } = this.#parts;
    await requireVersion(committed.version);
  }

  /** Removes this very pod, not a later one of the same name. */
  async #remove({ namespace, name, uid }: ServerPod): Promise<void> {
    await this.#parts.api.remove(podResource, { namespace, name }, { uid });
  }
}

/** URLs for probes of the running pods, by name. */
function probeUrls(processes: World['processes']): Map<string, string> {
  const running = [...processes].filter(([, { up }]) => up);
  return new Map(running.map(([name, { address }]) => [name, `http://${hostOf(address)}:${ports.admin}/healthz`]));
}
