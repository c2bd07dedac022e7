import { publishHistorySettings } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import { silentAfterMs, type Committed, type Condition, type Note } from '../../decide/index.ts';
import { reasonToPublish } from '../../publishing/index.ts';
import { CommittedObject, reconcile, specOfManifest, type Outcome } from '../../reconcile/index.ts';
import { ApiError, chatClusters } from '../api/index.ts';
import { ChildKeeper, ForeignObject } from '../children/index.ts';
import { findProblem, RedisClient, SecretBook } from '../dependencies/index.ts';
import { connectAddressOf, connectNameOf, historyAddressOf, historyNameOf, routingNameOf, selectorTextOf, type ClusterRef, type ServableSpec, type Place, type ServicePlace, type SpecReading } from '../objects/index.ts';
import { CommittedConfigMap, KubernetesShell } from '../shell/index.ts';
import { chooseSpec, readClusterSpec, SpecBook, type FollowedSpec } from '../specs/index.ts';
import { buildStatus, type Findings } from './build-status.ts';
import { resourceOf, type Caches } from './caches.ts';
import { keepChildren, type ChildrenOutcome } from './children-round.ts';
import type { ClusterView } from './cluster-view.ts';
import { conditionsOf, notesOf } from './conditions.ts';
import { dismantle, finalizer } from './dismantle.ts';
import { EventTeller } from './event-teller.ts';
import { HandoverCount } from './handover-count.ts';
import type { OperatorParts } from './operator-parts.ts';
import { StatusWriter } from './status-writer.ts';
import { WantedChildren } from './wanted-children.ts';

/** How soon the world is looked at again when nothing tells of a change: while something is on its way, and else. */
const [busyMs, calmMs] = [500, 1_000];

interface CarriedOut {
  readonly outcome: Outcome | undefined;
  readonly conditions: readonly Condition[];
  readonly notes: readonly Note[];
}

/** Everything that one ChatCluster needs; lives as long as the ChatCluster of that identity, under one leadership. */
export class ClusterRound {
  readonly #parts: OperatorParts;
  readonly #caches: Caches;
  readonly #cluster: ClusterRef;
  readonly #wake: () => void;
  readonly #children: ChildKeeper;
  readonly #wanted: WantedChildren;
  readonly #secrets: SecretBook;
  readonly #redis: RedisClient;
  readonly #specs: SpecBook;
  readonly #store: CommittedConfigMap;
  readonly #committed: CommittedObject;
  readonly #status: StatusWriter;
  readonly #events: EventTeller;
  readonly #handovers = new HandoverCount();
  #shell: { readonly redis: Redis; readonly shell: KubernetesShell } | undefined;
  /** What was read last: it is the same until the watch shows another one. */
  #read: { readonly object: unknown; readonly reading: SpecReading } | undefined;
  #followed: FollowedSpec | undefined;
  /** Why servers cannot be started, of this round. */
  #obstacles: string[] = [];

  /** `wake` asks for a round soon. */
  constructor(parts: OperatorParts, caches: Caches, { name, namespace, uid }: ClusterRef, wake: () => void) {
    const { api, monotonic, metrics } = parts;
    const logger = parts.logger.child({ chatcluster: `${namespace}/${name}` });
    const cluster = { name, namespace, uid };
    this.#parts = { ...parts, logger };
    this.#caches = caches;
    this.#cluster = cluster;
    this.#wake = wake;
    this.#children = new ChildKeeper({ api, resourceOf, cached: (...key) => caches.child(...key) });
    this.#wanted = new WantedChildren(cluster);
    this.#secrets = new SecretBook(api, namespace, monotonic);
    this.#redis = new RedisClient(logger);
    this.#specs = new SpecBook({ api, cluster, children: this.#children });
    this.#store = new CommittedConfigMap({ api, cluster, watched: () => caches.child('ConfigMap', namespace, routingNameOf(cluster))?.resourceVersion });
    this.#committed = new CommittedObject(this.#store, logger);
    this.#status = new StatusWriter(api, cluster, monotonic);
    this.#events = new EventTeller({ api, logger, reportedBy: parts.name, onNote: (reason) => metrics.notes.inc({ reason }) });
  }

  /** Lets go of connections. */
  close(): void {
    this.#redis.close();
  }

  /** Looks at everything, does what is to be done, and gives how long to wait for the next round, in milliseconds. */
  async run(): Promise<number> {
    const view = this.#caches.cluster(this.#cluster.namespace, this.#cluster.name);
    if (view === undefined || view.uid !== this.#cluster.uid) return calmMs;
    if (view.deletedMs !== undefined) return this.#dismantle(view);
    try {
      return await this.#round(view);
    } catch (error) {
      if (error instanceof ForeignObject) return this.#tellForeign(view, error.message);
      if (!(error instanceof ApiError && error.reason === 'NamespaceTerminating')) throw error;
      // Its pods are told to stop before it is, and nothing can take their place: they need not wait for anybody.
      await this.#shell?.shell.dissolve();
      return calmMs;
    }
  }

  async #round(view: ClusterView): Promise<number> {
    await this.#ensureFinalizer(view);
    const reading = this.#readSpec(view.object);
    const spec = reading.kind === 'servable' ? reading.spec : undefined;
    const problem = spec && (await findProblem(spec, { secrets: this.#secrets, probe: this.#parts.probe }));
    const committed = (await this.#committed.read())?.state;
    this.#followed = await chooseSpec(this.#specs, {
      cluster: this.#cluster, spec, raw: rawSpecOf(view.object), isServable: problem === undefined, inUse: this.#revisionsInUse(committed),
    });
    const done = this.#followed === undefined ? nothingDone : await this.#carryOut(this.#followed, committed);
    const refusals = reading.kind === 'refused' ? reading.refusals : [];
    const conditions = [...done.conditions, ...conditionsOf({ isStarted: done.outcome !== undefined, isRefused: refusals.length > 0, problem, obstacles: this.#obstacles })];
    await this.#tell(view, { outcome: done.outcome, conditions, refusals: [...refusals] }, done.notes);
    return pauseAfter(done.outcome);
  }

  #readSpec(object: unknown): SpecReading {
    const known = this.#read;
    if (known !== undefined && known.object === object) return known.reading;
    const reading = readClusterSpec(object);
    this.#read = { object, reading };
    return reading;
  }

  async #ensureFinalizer({ finalizers, namespace, name, uid }: ClusterView): Promise<void> {
    if (finalizers.includes(finalizer)) return;
    await this.#parts.api.apply(chatClusters, { metadata: { namespace, name, uid, finalizers: [finalizer] } });
  }

  #revisionsInUse(committed: Committed | undefined): Set<string> {
    const { namespace, name } = this.#cluster;
    const members = committed === undefined ? [] : [committed.stableVersion, ...[...committed.members.values()].map(({ version }) => version)];
    return new Set([...this.#caches.pods(namespace, name).map(({ revision }) => revision), ...members]);
  }

  async #carryOut({ spec, revision, holds }: FollowedSpec, committed: Committed | undefined): Promise<CarriedOut> {
    const shell = await this.#shellFor(spec);
    this.#obstacles = [];
    const look = async () => describeOutcome(await reconcile({ ...specOfManifest(spec, revision), version: revision }, shell, this.#parts.clock));
    if (holds) return look();
    await shell.clear();
    // Servers that run need nothing that is still to be prepared, and come first: one that begins to lead applies every other object.
    const served = committed && (await look());
    // A server that was added just now has a Service already, which is to stay.
    const children = await this.#keepChildren(spec, served && (await this.#committed.read())?.state);
    if (!children.isPrepared && served === undefined) return { outcome: undefined, ...children };
    const { outcome, notes } = served ?? (await look());
    this.#countHandovers(outcome);
    await this.#keepHistorySettings(spec, outcome);
    return { outcome, conditions: children.conditions, notes: [...children.notes, ...notes] };
  }

  #keepChildren(spec: ServableSpec, committed: Committed | undefined): Promise<ChildrenOutcome> {
    const { api, clock } = this.#parts;
    const wanted = this.#wanted.of({ spec, committed, specOf: (revision) => this.#specs.specOf(revision) });
    const servers = [...(committed?.members.keys() ?? [])];
    return keepChildren({ cluster: this.#cluster, wanted, servers, keeper: this.#children, caches: this.#caches, api, clock });
  }

  async #shellFor(spec: ServableSpec): Promise<KubernetesShell> {
    const redis = await this.#redis.connect(spec, this.#secrets);
    if (this.#shell?.redis !== redis) this.#shell = { redis, shell: this.#buildShell(redis) };
    return this.#shell.shell;
  }

  #buildShell(redis: Redis): KubernetesShell {
    const { api, logger, clock } = this.#parts;
    const { namespace, name } = this.#cluster;
    return new KubernetesShell({
      api, logger, clock, redis,
      cluster: this.#cluster,
      children: this.#children,
      committed: this.#committed,
      requireVersion: (version) => this.#store.require(version),
      pods: () => this.#caches.pods(namespace, name),
      specOf: (revision) => this.#specs.specOf(revision),
      historyAddress: () => this.#historyAddress(),
      drainRate: () => this.#followed?.spec.messaging.handover.drainRate ?? 1,
      silentMs: () => silentAfterMs(this.#followed?.spec.messaging.lease ?? Number.POSITIVE_INFINITY),
      onNews: this.#wake,
      onObstacle: (server, reason) => this.#obstacles.push(`${server}: ${reason}`),
    });
  }

  #historyAddress(): string | undefined {
    const spec = this.#followed?.spec;
    return spec && historyAddressOf({ ...this.#cluster, spec }, this.#placeOf(historyNameOf(this.#cluster)));
  }

  /** What is known of a Service. Its node port is one of every node, so that of any pod does. */
  #placeOf(name: string): Place {
    const { namespace } = this.#cluster;
    const hostIP = this.#caches.pods(namespace, this.#cluster.name).find(({ hostIp }) => hostIp !== undefined)?.hostIp;
    return { service: this.#caches.child('Service', namespace, name) as ServicePlace | undefined, pod: { hostIP } };
  }

  #countHandovers({ world }: Outcome): void {
    const { handovers, movedDevices } = this.#parts.metrics;
    for (const { outcome, devices } of this.#handovers.newIn(world.committed?.state.finished ?? [])) {
      handovers.inc({ outcome });
      if (outcome === 'moved' || outcome === 'cut') movedDevices.inc(devices);
    }
  }

  /** What an administrator changed in Redis stays, until the manifest says something else. */
  async #keepHistorySettings({ history }: ServableSpec, { world }: Outcome): Promise<void> {
    const redis = this.#shell?.redis;
    if (world.published.kind === 'away' || redis === undefined) return;
    const reason = await reasonToPublish(redis, history, this.#specs.historySettings);
    if (reason !== undefined) {
      this.#parts.logger.info({ reason }, 'publishing the counts of the pages of history');
      await publishHistorySettings(redis, history);
    }
    await this.#specs.noteHistorySettings(history);
  }

  async #tell(view: ClusterView, findings: Findings, notes: readonly Note[]): Promise<void> {
    await this.#events.tell([...notes, ...notesOf(findings.conditions)], view);
    const now = new Date(this.#parts.clock()).toISOString();
    const spec = this.#followed?.spec;
    const connectAddress = spec && connectAddressOf({ ...this.#cluster, spec }, this.#placeOf(connectNameOf(this.#cluster)));
    const where = { selector: selectorTextOf(this.#cluster), ...(connectAddress !== undefined && { connectAddress }) };
    const context = { generation: view.generation, where, standing: view.status.conditions, now };
    await this.#status.write(buildStatus(findings, context));
  }

  /** Without an object of its own that somebody else has the name of, nothing can be done. */
  async #tellForeign(view: ClusterView, message: string): Promise<number> {
    const conditions: Condition[] = [{ type: 'Degraded', status: true, reason: 'ObjectsOfOthers', message }];
    await this.#tell(view, { outcome: undefined, conditions, refusals: [] }, [{ level: 'warning', reason: 'ObjectsOfOthers', message }]);
    return calmMs;
  }

  async #dismantle(view: ClusterView): Promise<number> {
    const { api, clock, logger } = this.#parts;
    const spec = (await this.#specs.current())?.spec;
    const shell = spec && (await this.#shellFor(spec));
    const onTrouble = (error: unknown) => logger.warn({ err: error }, 'devices cannot be told that the platform ends');
    return dismantle({ view, shell, pods: this.#caches.pods(view.namespace, view.name), api, clock, onTrouble });
  }
}

const describeOutcome = (outcome: Outcome) => ({ outcome, conditions: [], notes: outcome.kind === 'decided' ? outcome.decision.notes : [] });

const nothingDone: CarriedOut = { outcome: undefined, conditions: [], notes: [] };

const rawSpecOf = (object: unknown): unknown => (object as { readonly spec?: unknown }).spec;

function pauseAfter(outcome: Outcome | undefined): number {
  if (outcome?.kind !== 'decided') return calmMs;
  const { status, requeueAfterMs } = outcome.decision;
  const isBusy = status.conditions.some(({ type, status: holds }) => type === 'Progressing' && holds);
  return Math.min(requeueAfterMs, isBusy ? busyMs : calmMs);
}
